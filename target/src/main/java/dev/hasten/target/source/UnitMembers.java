package dev.hasten.target.source;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The named types of a unit and their members in normalised syntax. What stands in a local or
 * anonymous class belongs to the member around it.
 *
 * @param types by binary name
 * @param imports of the unit, normalised
 */
record UnitMembers(SortedMap<String, TypeMembers> types, SortedSet<String> imports) {

  /**
   * A type's own declarations.
   *
   * @param header annotations, modifiers, kind, type parameters, supertypes, record components
   * @param fields by name, and enum constants with arguments and bodies by name
   * @param initializers static and instance initializer blocks, in order
   * @param order fields by name and blocks as <code>{}</code>, in order of their initialisation
   * @param callables methods and constructors by signature
   */
  record TypeMembers(
      String header,
      SortedMap<String, String> fields,
      List<String> initializers,
      List<String> order,
      Map<Signature, Callable> callables) {

    static TypeMembers none() {
      return new TypeMembers("", new TreeMap<>(), List.of(), List.of(), Map.of());
    }

    /** Whether two versions initialise what both have in the same order, with the same blocks. */
    boolean initializesLike(TypeMembers other) {
      return initializers.equals(other.initializers)
          && orderOf(other.order).equals(other.orderOf(order));
    }

    private List<String> orderOf(List<String> names) {
      return order.stream().filter(names::contains).toList();
    }
  }

  /**
   * A method or constructor as written: {@code <init>} and erased parameter types by simple name.
   */
  record Signature(String name, List<String> parameters) implements Comparable<Signature> {
    @Override
    public int compareTo(Signature other) {
      return toString().compareTo(other.toString());
    }
  }

  /**
   * A method or constructor.
   *
   * @param start offset where it stands
   * @param text normalised
   */
  record Callable(int start, String text) {}

  static UnitMembers none() {
    return new UnitMembers(new TreeMap<>(), new TreeSet<>());
  }

  static UnitMembers of(ParsedUnit unit) {
    UnitMembers result = none();
    unit.tree().getImports().stream()
        .map((ImportDeclaration i) -> ParsedUnit.normalised(i))
        .forEach(result.imports::add);
    for (TypeInSource type : TypeInSource.of(unit)) {
      if (type.binaryName() != null && type.node() instanceof TypeDeclaration<?> declaration) {
        result.types.put(type.binaryName(), members(unit, declaration));
      }
    }
    return result;
  }

  private static TypeMembers members(ParsedUnit unit, TypeDeclaration<?> type) {
    SortedMap<String, String> fields = new TreeMap<>();
    List<String> initializers = new ArrayList<>();
    List<String> order = new ArrayList<>();
    Map<Signature, Callable> callables = new TreeMap<>();
    if (type instanceof EnumDeclaration e) {
      // The order of constants is their ordinal.
      for (int i = 0; i < e.getEntries().size(); i++) {
        fields.put(
            e.getEntry(i).getNameAsString(), i + "\n" + ParsedUnit.normalised(e.getEntry(i)));
      }
    }
    for (BodyDeclaration<?> member : type.getMembers()) {
      if (member instanceof FieldDeclaration field) {
        for (VariableDeclarator variable : field.getVariables()) {
          fields.put(variable.getNameAsString(), declaration(field, variable));
          order.add(variable.getNameAsString());
        }
      } else if (member instanceof InitializerDeclaration) {
        initializers.add(ParsedUnit.normalised(member));
        order.add("{}");
      } else if (!(member instanceof TypeDeclaration)) {
        callables.put(
            signature(member), new Callable(unit.start(member), ParsedUnit.normalised(member)));
      }
    }
    return new TypeMembers(header(type), fields, initializers, order, callables);
  }

  private static String declaration(FieldDeclaration field, VariableDeclarator variable) {
    StringBuilder result = new StringBuilder();
    field.getAnnotations().forEach(a -> result.append(ParsedUnit.normalised(a)));
    field.getModifiers().forEach(m -> result.append(m.getKeyword()).append('\n'));
    result.append(variable.getType().asString()).append('\n');
    return result.append(ParsedUnit.normalised(variable)).toString();
  }

  private static Signature signature(BodyDeclaration<?> member) {
    if (member instanceof MethodDeclaration method) {
      return new Signature(method.getNameAsString(), Parameters.of(method));
    }
    if (member instanceof CallableDeclaration<?> constructor) {
      return new Signature("<init>", Parameters.of(constructor));
    }
    if (member instanceof CompactConstructorDeclaration compact) {
      return new Signature("<init>", Parameters.of(compact));
    }
    // The element of an annotation type.
    return new Signature(ParsedUnit.normalised(member), List.of());
  }

  /** The tokens of a type declaration before its body and between its children's. */
  private static String header(TypeDeclaration<?> type) {
    StringBuilder result = new StringBuilder(type.getClass().getSimpleName()).append('\n');
    for (Node child : type.getChildNodes()) {
      boolean member = child instanceof BodyDeclaration<?>;
      if (!member && child.getTokenRange().isPresent()) {
        result.append(ParsedUnit.normalised(child)).append(';');
      }
    }
    return result.toString();
  }
}
