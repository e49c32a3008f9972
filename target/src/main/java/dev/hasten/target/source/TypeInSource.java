package dev.hasten.target.source;

import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type that a source declares, in order of appearance: top-level, member, local or anonymous
 * (bodies of enum constants among these).
 *
 * @param node what declares it
 * @param simpleName its name; null for an anonymous one
 * @param binaryName its binary name; null for a local or anonymous one, whose number the compiler
 *     chose
 * @param enclosing the type whose body it stands in; null for a top-level one
 * @param members what its body declares
 */
record TypeInSource(
    Node node,
    @Nullable String simpleName,
    @Nullable String binaryName,
    @Nullable TypeInSource enclosing,
    List<BodyDeclaration<?>> members) {

  /** All types that a unit declares, each after the one that encloses it. */
  static List<TypeInSource> of(ParsedUnit unit) {
    List<TypeInSource> found = new ArrayList<>();
    CompilationUnit tree = unit.tree();
    String prefix = unit.packageName().isEmpty() ? "" : unit.packageName() + ".";
    for (TypeDeclaration<?> type : tree.getTypes()) {
      declare(type, prefix + type.getNameAsString(), null, found);
    }
    return found;
  }

  private static void declare(
      TypeDeclaration<?> type,
      @Nullable String binaryName,
      @Nullable TypeInSource enclosing,
      List<TypeInSource> found) {
    List<BodyDeclaration<?>> members = List.copyOf(type.getMembers());
    TypeInSource self =
        new TypeInSource(type, type.getNameAsString(), binaryName, enclosing, members);
    found.add(self);
    if (type instanceof EnumDeclaration e) {
      for (EnumConstantDeclaration constant : e.getEntries()) {
        constant.getArguments().forEach(a -> walk(a, self, found));
        if (!constant.getClassBody().isEmpty()) {
          anonymous(constant, constant.getClassBody(), self, found);
        }
      }
    }
    type.getMembers().forEach(member -> member(member, self, found));
  }

  private static void member(
      BodyDeclaration<?> member, TypeInSource enclosing, List<TypeInSource> found) {
    if (member instanceof TypeDeclaration<?> type) {
      String outer = enclosing.binaryName();
      String name = outer == null ? null : outer + "$" + type.getNameAsString();
      declare(type, name, enclosing, found);
    } else {
      walk(member, enclosing, found);
    }
  }

  private static void anonymous(
      Node node,
      NodeList<BodyDeclaration<?>> body,
      TypeInSource enclosing,
      List<TypeInSource> found) {
    TypeInSource self = new TypeInSource(node, null, null, enclosing, List.copyOf(body));
    found.add(self);
    body.forEach(member -> member(member, self, found));
  }

  private static void walk(Node node, TypeInSource enclosing, List<TypeInSource> found) {
    if (node instanceof TypeDeclaration<?> local) {
      declare(local, null, enclosing, found);
    } else if (node instanceof ObjectCreationExpr creation
        && creation.getAnonymousClassBody().isPresent()) {
      // What stands in the arguments belongs to the outer type.
      creation.getScope().ifPresent(scope -> walk(scope, enclosing, found));
      creation.getArguments().forEach(argument -> walk(argument, enclosing, found));
      anonymous(creation, creation.getAnonymousClassBody().get(), enclosing, found);
    } else {
      node.getChildNodes().forEach(child -> walk(child, enclosing, found));
    }
  }

  boolean isEnum() {
    return node instanceof EnumDeclaration;
  }

  boolean isRecord() {
    return node instanceof RecordDeclaration;
  }

  /** Whether its constructors take an outer instance first. */
  boolean isInner() {
    return enclosing != null
        && binaryName != null
        && node instanceof ClassOrInterfaceDeclaration type
        && !type.isInterface()
        && !type.isStatic()
        && !(enclosing.node() instanceof ClassOrInterfaceDeclaration outer && outer.isInterface())
        && !(enclosing.node() instanceof AnnotationDeclaration);
  }

  /** Whether it stands in the body of the given type itself; two equal texts are two types. */
  @SuppressWarnings("ReferenceEquality")
  boolean isDirectlyIn(TypeInSource type) {
    return enclosing != null && enclosing.node() == type.node();
  }

  boolean isLocal() {
    return binaryName == null;
  }

  boolean hasLine(int line) {
    Range range = ParsedUnit.range(node);
    return range.begin.line <= line && line <= range.end.line;
  }
}
