package dev.hasten.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A call as lines of Java: what comes before it, and the expression of the call itself. An entry
 * that source cannot call is called by reflection.
 */
public final class CallLines {
  private final Literal.Source source;
  private final Set<String> variables;

  /**
   * Lines for a call.
   *
   * @param variables which of {@code receiver}, {@code argument1} and so on become variables, since
   *     they are looked at after the call; the others stand in the call
   */
  public CallLines(Literal.Source source, Set<String> variables) {
    this.source = source;
    this.variables = Set.copyOf(variables);
  }

  /** The lines before the call. */
  public List<String> before() {
    List<String> lines = new ArrayList<>(source.statements());
    if (isVariable("receiver")) {
      String type = source.callable() ? source.receiverType() : "Object";
      lines.add(type + " receiver = " + source.receiver() + ";");
    }
    for (int i = 1; i <= source.arguments().size(); i++) {
      if (isVariable("argument" + i)) {
        // Raw, so that it fits whatever the parameter asks for.
        String type = source.types().get(i - 1).replaceAll("<[^>]*>", "");
        lines.add(type + " argument" + i + " = " + uncast(i - 1) + ";");
      }
    }
    if (!source.callable()) {
      boolean constructor = source.name().equals("<init>");
      List<String> types = new ArrayList<>();
      if (!constructor) {
        types.add("\"" + source.name() + "\"");
      }
      for (int i = 0; i < source.types().size(); i++) {
        types.add(classOf(source.types().get(i), source.binaryTypes().get(i)));
      }
      lines.add(
          (constructor ? "java.lang.reflect.Constructor<?>" : "java.lang.reflect.Method")
              + " entry = Class.forName(\""
              + source.ownerBinaryName()
              + (constructor ? "\").getDeclaredConstructor(" : "\").getDeclaredMethod(")
              + String.join(", ", types)
              + ");");
      lines.add("entry.setAccessible(true);");
    }
    return lines;
  }

  private boolean isVariable(String name) {
    return variables.contains(name) && !(name.equals("receiver") && source.receiver().isEmpty());
  }

  /** The argument for a variable of its declared type, which needs no cast to that type. */
  private String uncast(int i) {
    String argument = source.arguments().get(i);
    String value = source.values().get(i);
    boolean raw = argument.endsWith(value) && source.types().get(i).indexOf('<') >= 0;
    return raw ? value : argument;
  }

  private static String classOf(String type, String binaryName) {
    int generic = type.indexOf('<');
    String raw = generic < 0 ? type : type.substring(0, generic) + type.replaceAll("^[^\\[]*", "");
    boolean known = !raw.equals("Object") || binaryName.equals("java.lang.Object");
    return known ? raw + ".class" : "Class.forName(\"" + binaryName + "\")";
  }

  /** The call as an expression. */
  public String call() {
    List<String> arguments = new ArrayList<>();
    for (int i = 1; i <= source.arguments().size(); i++) {
      String variable = "argument" + i;
      String argument = source.arguments().get(i - 1);
      String value = source.values().get(i - 1);
      String cast =
          argument.length() > value.length() && argument.endsWith(value)
              ? argument.substring(0, argument.length() - value.length())
              : "";
      arguments.add(isVariable(variable) ? cast + variable : argument);
    }
    String receiver = isVariable("receiver") ? "receiver" : source.receiver();
    boolean constructor = source.name().equals("<init>");
    if (!source.callable()) {
      if (!constructor) {
        arguments.add(0, receiver.isEmpty() ? "null" : receiver);
      }
      String call =
          (constructor ? "entry.newInstance(" : "entry.invoke(")
              + String.join(", ", constructor ? objects(arguments) : invoked(arguments))
              + ")";
      boolean typed = !source.result().equals("void") && !source.result().equals("Object");
      return typed ? "(" + boxed(source.result()) + ") " + call : call;
    }
    String list = "(" + String.join(", ", arguments) + ")";
    if (constructor) {
      return "new " + source.owner() + list;
    }
    return (source.isStatic() ? source.owner() : receiver) + "." + source.name() + list;
  }

  private static List<String> invoked(List<String> receiverAndArguments) {
    List<String> all = new ArrayList<>(receiverAndArguments.subList(0, 1));
    all.addAll(objects(receiverAndArguments.subList(1, receiverAndArguments.size())));
    return all;
  }

  /** A lone array or null would be taken for the array of all arguments. */
  private static List<String> objects(List<String> arguments) {
    return arguments.stream()
        .map(a -> a.startsWith("(") ? a : "(Object) " + (a.startsWith("-") ? "(" + a + ")" : a))
        .toList();
  }

  private static String boxed(String type) {
    return switch (type) {
      case "boolean" -> "Boolean";
      case "byte" -> "Byte";
      case "char" -> "Character";
      case "short" -> "Short";
      case "int" -> "Integer";
      case "long" -> "Long";
      case "float" -> "Float";
      case "double" -> "Double";
      default -> type;
    };
  }
}
