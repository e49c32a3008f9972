package dev.hasten.target.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parameter types as simple names after erasure, such as {@code Entry} or {@code int[]}: what both
 * a source and a class file can tell without resolving names.
 */
final class Parameters {
  /** Bounds of type variables that name each other are followed this far. */
  private static final int DEPTH = 16;

  private Parameters() {}

  /** Of a method or constructor in a source. */
  static List<String> of(CallableDeclaration<?> callable) {
    return erased(callable.getParameters());
  }

  /** Of a record's compact constructor: the record's components. */
  static List<String> of(CompactConstructorDeclaration constructor) {
    return constructor
        .getParentNode()
        .filter(RecordDeclaration.class::isInstance)
        .map(r -> erased(((RecordDeclaration) r).getParameters()))
        .orElse(List.of());
  }

  /** Of a descriptor in a class file. */
  static List<String> of(String descriptor) {
    List<String> result = new ArrayList<>();
    for (org.objectweb.asm.Type type : org.objectweb.asm.Type.getArgumentTypes(descriptor)) {
      String name = type.getClassName();
      String simple = name.substring(name.lastIndexOf('.') + 1);
      result.add(simple);
    }
    return result;
  }

  /**
   * Whether a class file's parameters can be those of a source.
   *
   * @param inFile parameters of the descriptor
   * @param inSource parameters as written
   * @param fewestBefore fewest parameters that the compiler has put before them
   * @param mostBefore most that it may have put there
   * @param after most parameters that it may have put behind them
   */
  static boolean fit(
      List<String> inFile, List<String> inSource, int fewestBefore, int mostBefore, int after) {
    for (int before = fewestBefore; before <= mostBefore; before++) {
      int rest = inFile.size() - before - inSource.size();
      if (rest < 0 || rest > after) {
        continue;
      }
      boolean same = true;
      for (int i = 0; i < inSource.size() && same; i++) {
        same = sameName(inFile.get(before + i), inSource.get(i));
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  /** A class file spells a nested class {@code Outer$Inner}, or {@code Outer$1Inner} if local. */
  private static boolean sameName(String inFile, String inSource) {
    if (inFile.equals(inSource)) {
      return true;
    }
    if (!inFile.endsWith(inSource)) {
      return false;
    }
    int before = inFile.length() - inSource.length() - 1;
    while (before > 0 && Character.isDigit(inFile.charAt(before))) {
      before--;
    }
    return before >= 0 && inFile.charAt(before) == '$';
  }

  private static List<String> erased(NodeList<Parameter> parameters) {
    List<String> result = new ArrayList<>();
    for (Parameter parameter : parameters) {
      String type = erased(parameter.getType(), parameter, DEPTH);
      result.add(parameter.isVarArgs() ? type + "[]" : type);
    }
    return result;
  }

  private static String erased(Type type, Node scope, int depth) {
    if (type instanceof ArrayType array) {
      return erased(array.getComponentType(), scope, depth) + "[]";
    }
    if (type instanceof ClassOrInterfaceType named) {
      Optional<TypeParameter> variable =
          named.getScope().isPresent()
              ? Optional.empty()
              : variable(named.getNameAsString(), scope);
      if (variable.isEmpty()) {
        return named.getNameAsString();
      }
      NodeList<ClassOrInterfaceType> bounds = variable.get().getTypeBound();
      return bounds.isEmpty() || depth == 0 ? "Object" : erased(bounds.get(0), scope, depth - 1);
    }
    return type.asString();
  }

  private static Optional<TypeParameter> variable(String name, Node scope) {
    for (Optional<Node> at = Optional.of(scope); at.isPresent(); at = at.get().getParentNode()) {
      if (at.get() instanceof NodeWithTypeParameters<?> generic) {
        for (TypeParameter parameter : generic.getTypeParameters()) {
          if (parameter.getNameAsString().equals(name)) {
            return Optional.of(parameter);
          }
        }
      }
    }
    return Optional.empty();
  }
}
