package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.resolution.types.ResolvedType;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Types of expressions of one unit. What the text itself says is used first; the symbol solver,
 * slow and at times wrong-footed, is asked only where that is not enough. Never throws: what cannot
 * be told is empty, and a rule that needs it does not fire.
 */
public final class Types {
  private static final Map<String, Set<String>> STRING_METHODS =
      Map.of(
          "java.lang.String",
          Set.of(
              "substring",
              "trim",
              "toLowerCase",
              "toUpperCase",
              "replace",
              "replaceAll",
              "replaceFirst",
              "concat",
              "intern",
              "strip",
              "repeat"),
          "int",
          Set.of("length", "indexOf", "lastIndexOf", "compareTo", "codePointAt", "hashCode"),
          "boolean",
          Set.of(
              "startsWith",
              "endsWith",
              "contains",
              "equals",
              "equalsIgnoreCase",
              "isEmpty",
              "matches",
              "isBlank"),
          "char",
          Set.of("charAt"),
          "char[]",
          Set.of("toCharArray"),
          "byte[]",
          Set.of("getBytes"),
          "java.lang.String[]",
          Set.of("split"));

  private final Names names;
  private final TypeSources sources;
  private final Map<Expression, Optional<String>> known = new IdentityHashMap<>();

  Types(Names names, TypeSources sources) {
    this.names = names;
    this.sources = sources;
  }

  Names names() {
    return names;
  }

  static Types of(CompilationUnit unit, TypeSources sources) {
    return new Types(new Names(unit, sources.sourceRoots()), sources);
  }

  /** The symbol solver's answer; empty when it fails or takes too long. */
  public Optional<ResolvedType> of(Expression expression) {
    return sources.ask(expression::calculateResolvedType);
  }

  /** The symbol solver's answer for a written type; empty when it fails or takes too long. */
  Optional<ResolvedType> resolve(Type type) {
    return sources.ask(type::resolve);
  }

  /**
   * Qualified name of the erased type, such as {@code java.util.List}, {@code int}, {@code char[]}.
   */
  public Optional<String> name(Expression expression) {
    Optional<String> name = known.get(expression);
    if (name == null) {
      name = written(expression).or(() -> of(expression).flatMap(Types::erased));
      known.put(expression, name);
    }
    return name;
  }

  public boolean is(Expression expression, String qualified) {
    return name(expression).filter(qualified::equals).isPresent();
  }

  public boolean isString(Expression expression) {
    return is(expression, "java.lang.String");
  }

  /** Whether the expression's static type is the given JDK type or below it. */
  public boolean isA(Expression expression, String qualified) {
    Optional<String> name = name(expression);
    if (name.isEmpty()) {
      return false;
    }
    if (name.get().equals(qualified) || Jdk.type(name.get()).isPresent()) {
      return Jdk.isA(name.get(), qualified);
    }
    return of(expression)
        .flatMap(type -> sources.ask(() -> ancestors(type)))
        .filter(all -> all.contains(qualified))
        .isPresent();
  }

  public boolean isPrimitive(Expression expression) {
    return name(expression).filter(PRIMITIVES::contains).isPresent();
  }

  static final Set<String> PRIMITIVES =
      Set.of("int", "long", "double", "float", "char", "short", "byte", "boolean");

  /** Qualified, erased name of a type argument of the expression's type, if it is known. */
  Optional<String> argument(Expression expression, int index) {
    Optional<String> written =
        names
            .declaration(expression)
            .map(Names.Declared::type)
            .filter(Type::isClassOrInterfaceType)
            .flatMap(t -> t.asClassOrInterfaceType().getTypeArguments())
            .filter(arguments -> arguments.size() > index)
            .flatMap(arguments -> nameOf(arguments.get(index), expression));
    return written.or(
        () ->
            of(expression)
                .filter(ResolvedType::isReferenceType)
                .map(t -> t.asReferenceType().typeParametersValues())
                .filter(values -> values.size() > index)
                .flatMap(values -> erased(values.get(index))));
  }

  /** The type arguments of a variable of a JDK type, as written; empty where there are none. */
  List<Type> arguments(Expression variable) {
    return names
        .declaration(variable)
        .filter(d -> nameOf(d.type(), d.node()).flatMap(Jdk::type).isPresent())
        .flatMap(d -> d.type().asClassOrInterfaceType().getTypeArguments())
        .map(List::<Type>copyOf)
        .orElse(List.of());
  }

  /**
   * Qualified name of a written type; empty for type parameters and what the unit does not tell.
   */
  Optional<String> nameOf(Type type, Node at) {
    if (type.isPrimitiveType() || type.isVoidType()) {
      return Optional.of(type.asString());
    }
    if (type.isArrayType()) {
      return nameOf(type.asArrayType().getComponentType(), at).map(n -> n + "[]");
    }
    if (type instanceof ClassOrInterfaceType reference) {
      return reference.getScope().isEmpty()
          ? names.qualify(reference.getNameAsString(), at)
          : Jdk.type(reference.getNameWithScope()).map(Class::getName);
    }
    return Optional.empty();
  }

  private Optional<String> written(Expression expression) {
    Expression e = Shapes.bare(expression);
    if (e.isStringLiteralExpr() || e.isTextBlockLiteralExpr()) {
      return Optional.of("java.lang.String");
    }
    if (e.isIntegerLiteralExpr()) {
      return Optional.of("int");
    }
    if (e.isLongLiteralExpr()) {
      return Optional.of("long");
    }
    if (e.isCharLiteralExpr()) {
      return Optional.of("char");
    }
    if (e.isBooleanLiteralExpr()) {
      return Optional.of("boolean");
    }
    if (e.isCastExpr()) {
      return nameOf(e.asCastExpr().getType(), e);
    }
    if (e.isObjectCreationExpr() && e.asObjectCreationExpr().getScope().isEmpty()) {
      return nameOf(e.asObjectCreationExpr().getType(), e);
    }
    if (e.isBinaryExpr()) {
      return binary(e.asBinaryExpr());
    }
    if (e.isMethodCallExpr()) {
      return call(e.asMethodCallExpr());
    }
    if (e.isArrayAccessExpr()) {
      return written(e.asArrayAccessExpr().getName())
          .filter(n -> n.endsWith("[]"))
          .map(n -> n.substring(0, n.length() - 2));
    }
    if (e.isFieldAccessExpr() && e.asFieldAccessExpr().getNameAsString().equals("length")) {
      Optional<String> scope = written(e.asFieldAccessExpr().getScope());
      if (scope.filter(n -> n.endsWith("[]")).isPresent()) {
        return Optional.of("int");
      }
    }
    return names.declaration(e).flatMap(d -> declared(d, e));
  }

  private Optional<String> declared(Names.Declared declared, Node at) {
    if (declared.type().isVarType()) {
      return declared.initializer().flatMap(this::name);
    }
    Optional<String> name = nameOf(declared.type(), declared.node());
    boolean varArgs =
        declared.node() instanceof com.github.javaparser.ast.body.Parameter p && p.isVarArgs();
    return varArgs ? name.map(n -> n + "[]") : name;
  }

  private Optional<String> binary(BinaryExpr e) {
    return switch (e.getOperator()) {
      case EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS, AND, OR ->
          Optional.of("boolean");
      case PLUS -> {
        Optional<String> left = written(e.getLeft());
        Optional<String> right = written(e.getRight());
        boolean text =
            left.filter("java.lang.String"::equals).isPresent()
                || right.filter("java.lang.String"::equals).isPresent();
        yield text ? Optional.of("java.lang.String") : ints(left, right);
      }
      case MINUS, MULTIPLY, DIVIDE, REMAINDER -> ints(written(e.getLeft()), written(e.getRight()));
      default -> Optional.empty();
    };
  }

  private static Optional<String> ints(Optional<String> left, Optional<String> right) {
    Set<String> small = Set.of("int", "char", "short", "byte");
    return left.filter(small::contains).isPresent() && right.filter(small::contains).isPresent()
        ? Optional.of("int")
        : Optional.empty();
  }

  private Optional<String> call(MethodCallExpr call) {
    String method = call.getNameAsString();
    if (call.getScope().isEmpty()) {
      return own(call);
    }
    Expression scope = call.getScope().get();
    if (method.equals("toString") && call.getArguments().isEmpty()) {
      return Optional.of("java.lang.String");
    }
    if (scope.isNameExpr()
        && scope.asNameExpr().getNameAsString().equals("String")
        && Set.of("valueOf", "format", "join", "copyValueOf").contains(method)) {
      return Optional.of("java.lang.String");
    }
    if (written(scope).filter("java.lang.String"::equals).isPresent()) {
      return STRING_METHODS.entrySet().stream()
          .filter(entry -> entry.getValue().contains(method))
          .map(Map.Entry::getKey)
          .findFirst();
    }
    return Optional.empty();
  }

  /** The result of a call of the class's own method, where all that it can mean agree. */
  private Optional<String> own(MethodCallExpr call) {
    Optional<TypeDeclaration<?>> type =
        call.findAncestor(TypeDeclaration.class).map(t -> (TypeDeclaration<?>) t);
    List<MethodDeclaration> all =
        type.stream()
            .flatMap(t -> t.getMethodsByName(call.getNameAsString()).stream())
            .filter(m -> m.getParameters().size() == call.getArguments().size())
            .toList();
    Set<Optional<String>> results = new HashSet<>();
    all.forEach(m -> results.add(nameOf(m.getType(), m)));
    return results.size() == 1 ? results.iterator().next() : Optional.empty();
  }

  private static Optional<String> erased(ResolvedType type) {
    if (type.isPrimitive()) {
      return Optional.of(type.describe());
    }
    if (type.isArray()) {
      return erased(type.asArrayType().getComponentType()).map(n -> n + "[]");
    }
    if (type.isReferenceType()) {
      return Optional.of(type.asReferenceType().getQualifiedName());
    }
    return Optional.empty();
  }

  private static Set<String> ancestors(ResolvedType type) {
    Set<String> all = new HashSet<>();
    if (type.isReferenceType()) {
      type.asReferenceType().getAllAncestors().forEach(a -> all.add(a.getQualifiedName()));
      all.add(type.asReferenceType().getQualifiedName());
    }
    return all;
  }
}
