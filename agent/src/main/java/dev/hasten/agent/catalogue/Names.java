package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the names of one unit mean, as far as the unit itself says so. */
final class Names {
  private final CompilationUnit unit;
  private final List<Path> sourceRoots;
  private final Set<String> identifiers;

  Names(CompilationUnit unit, List<Path> sourceRoots) {
    this.unit = unit;
    this.sourceRoots = sourceRoots;
    this.identifiers =
        unit.findAll(SimpleName.class).stream()
            .map(SimpleName::getIdentifier)
            .collect(Collectors.toSet());
  }

  /** Where a variable comes from. */
  enum Kind {
    LOCAL,
    PARAMETER,
    FIELD
  }

  /**
   * A variable's declaration.
   *
   * @param node the {@link VariableDeclarator} or {@link Parameter}
   * @param type as written; may be {@code var} or unknown
   */
  record Declared(Node node, Type type, Kind kind) {
    Optional<Expression> initializer() {
      return node instanceof VariableDeclarator v ? v.getInitializer() : Optional.empty();
    }

    boolean isStaticFinal() {
      return node.getParentNode().orElse(null) instanceof FieldDeclaration field
          && (field.isStatic() && field.isFinal() || isInInterface(field));
    }

    private static boolean isInInterface(FieldDeclaration field) {
      return field.getParentNode().orElse(null)
              instanceof com.github.javaparser.ast.body.ClassOrInterfaceDeclaration type
          && type.isInterface();
    }
  }

  /** The declaration of a plain name or of {@code this.name}; empty where the unit has none. */
  Optional<Declared> declaration(Expression expression) {
    Expression e = Shapes.bare(expression);
    if (e instanceof NameExpr name) {
      return lookup(name.getNameAsString(), name);
    }
    if (e instanceof FieldAccessExpr access
        && access.getScope().isThisExpr()
        && access.getScope().asThisExpr().getTypeName().isEmpty()) {
      return e.findAncestor(TypeDeclaration.class)
          .flatMap(type -> field(type.getMembers(), access.getNameAsString()));
    }
    return Optional.empty();
  }

  Optional<Declared> lookup(String id, Node from) {
    boolean pattern =
        from.findAncestor(CallableDeclaration.class).stream()
            .anyMatch(
                method ->
                    method.findAll(TypePatternExpr.class).stream()
                        .anyMatch(p -> p.getNameAsString().equals(id)));
    if (pattern) {
      return Optional.empty();
    }
    Node child = from;
    for (Node at = from.getParentNode().orElse(null);
        at != null;
        child = at, at = at.getParentNode().orElse(null)) {
      Optional<Declared> found = declaredIn(at, child, id);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Declared> declaredIn(Node at, Node child, String id) {
    if (at instanceof BlockStmt block) {
      return before(block.getStatements(), child, id);
    }
    if (at instanceof SwitchEntry entry) {
      return earlierEntries(entry, id).or(() -> before(entry.getStatements(), child, id));
    }
    if (at instanceof ForStmt loop) {
      return loop.getInitialization().stream().flatMap(e -> variable(e, id).stream()).findFirst();
    }
    if (at instanceof ForEachStmt loop) {
      return variable(loop.getVariable(), id);
    }
    if (at instanceof TryStmt attempt) {
      return attempt.getResources().stream().flatMap(e -> variable(e, id).stream()).findFirst();
    }
    if (at instanceof VariableDeclarationExpr variables) {
      return variable(variables, id);
    }
    if (at instanceof CatchClause clause) {
      return parameter(List.of(clause.getParameter()), id);
    }
    if (at instanceof LambdaExpr lambda) {
      return parameter(lambda.getParameters(), id);
    }
    if (at instanceof CallableDeclaration<?> method) {
      return parameter(method.getParameters(), id);
    }
    if (at instanceof RecordDeclaration type) {
      return field(type.getMembers(), id).or(() -> parameter(type.getParameters(), id));
    }
    if (at instanceof TypeDeclaration<?> type) {
      return field(type.getMembers(), id);
    }
    if (at instanceof ObjectCreationExpr creation && child instanceof BodyDeclaration<?>) {
      return creation.getAnonymousClassBody().flatMap(body -> field(body, id));
    }
    return Optional.empty();
  }

  private static Optional<Declared> before(List<Statement> statements, Node child, String id) {
    Optional<Declared> found = Optional.empty();
    for (Statement statement : statements) {
      if (statement == child) {
        break;
      }
      if (statement.isExpressionStmt()) {
        Optional<Declared> here = variable(statement.asExpressionStmt().getExpression(), id);
        found = here.isPresent() ? here : found;
      }
    }
    return found;
  }

  private static Optional<Declared> earlierEntries(SwitchEntry entry, String id) {
    Node parent = entry.getParentNode().orElseThrow();
    for (SwitchEntry other :
        parent.getChildNodes().stream()
            .filter(SwitchEntry.class::isInstance)
            .map(SwitchEntry.class::cast)
            .toList()) {
      if (other == entry) {
        break;
      }
      Optional<Declared> found = before(other.getStatements(), entry, id);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Declared> variable(Expression e, String id) {
    return e.isVariableDeclarationExpr()
        ? e.asVariableDeclarationExpr().getVariables().stream()
            .filter(v -> v.getNameAsString().equals(id))
            .map(v -> new Declared(v, v.getType(), Kind.LOCAL))
            .findFirst()
        : Optional.empty();
  }

  private static Optional<Declared> parameter(List<Parameter> parameters, String id) {
    return parameters.stream()
        .filter(p -> p.getNameAsString().equals(id))
        .map(p -> new Declared(p, p.getType(), Kind.PARAMETER))
        .findFirst();
  }

  private static Optional<Declared> field(List<? extends BodyDeclaration<?>> members, String id) {
    return members.stream()
        .filter(BodyDeclaration::isFieldDeclaration)
        .flatMap(m -> m.asFieldDeclaration().getVariables().stream())
        .filter(v -> v.getNameAsString().equals(id))
        .map(v -> new Declared(v, v.getType(), Kind.FIELD))
        .findFirst();
  }

  /** Uses of the variable below the scope, as plain names or {@code this.name}. */
  List<Expression> uses(Declared variable, Node scope) {
    String id = nameOf(variable);
    return scope.findAll(Expression.class).stream()
        .filter(e -> e.isNameExpr() || e.isFieldAccessExpr())
        .filter(
            e ->
                e.isNameExpr()
                    ? e.asNameExpr().getNameAsString().equals(id)
                    : e.asFieldAccessExpr().getNameAsString().equals(id))
        .filter(e -> declaration(e).filter(d -> d.node() == variable.node()).isPresent())
        .toList();
  }

  boolean isWritten(Declared variable, Node scope) {
    return uses(variable, scope).stream().anyMatch(Names::isWrite);
  }

  static boolean isWrite(Expression use) {
    Node parent = use.getParentNode().orElse(null);
    return parent instanceof AssignExpr assign && assign.getTarget() == use
        || parent instanceof UnaryExpr unary
            && switch (unary.getOperator()) {
              case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
              default -> false;
            };
  }

  static String nameOf(Declared variable) {
    return variable.node() instanceof VariableDeclarator v
        ? v.getNameAsString()
        : ((Parameter) variable.node()).getNameAsString();
  }

  /** A name that no identifier of the unit has. */
  String fresh(String wish) {
    String name = wish;
    for (int i = 2; identifiers.contains(name); i++) {
      name = wish + i;
    }
    return name;
  }

  boolean isUsed(String identifier) {
    return identifiers.contains(identifier);
  }

  /** Qualified name of a simple type name as it is meant at a place; empty where not sure. */
  Optional<String> qualify(String simple, Node at) {
    if (isTypeParameter(simple, at)) {
      return Optional.empty();
    }
    Optional<String> declared =
        unit.findAll(TypeDeclaration.class).stream()
            .filter(t -> t.getNameAsString().equals(simple))
            .findFirst()
            .flatMap(t -> ((TypeDeclaration<?>) t).getFullyQualifiedName());
    return declared
        .or(() -> imported(simple))
        .or(() -> samePackage(simple))
        .or(() -> wildcard(simple))
        .or(() -> Jdk.type("java.lang." + simple).map(Class::getName));
  }

  private boolean isTypeParameter(String simple, Node at) {
    for (Node n = at; n != null; n = n.getParentNode().orElse(null)) {
      if (n instanceof NodeWithTypeParameters<?> generic
          && generic.getTypeParameters().stream()
              .anyMatch(p -> p.getNameAsString().equals(simple))) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> imported(String simple) {
    return unit.getImports().stream()
        .filter(i -> !i.isAsterisk() && !i.isStatic())
        .map(ImportDeclaration::getNameAsString)
        .filter(name -> name.endsWith("." + simple))
        .findFirst();
  }

  private Optional<String> samePackage(String simple) {
    String pkg = unit.getPackageDeclaration().map(p -> p.getNameAsString()).orElse("");
    String file = (pkg.isEmpty() ? "" : pkg.replace('.', '/') + "/") + simple + ".java";
    return sourceRoots.stream().anyMatch(root -> Files.exists(root.resolve(file)))
        ? Optional.of(pkg.isEmpty() ? simple : pkg + "." + simple)
        : Optional.empty();
  }

  private Optional<String> wildcard(String simple) {
    List<String> found =
        unit.getImports().stream()
            .filter(i -> i.isAsterisk() && !i.isStatic())
            .flatMap(i -> Jdk.type(i.getNameAsString() + "." + simple).stream())
            .map(Class::getName)
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * How a type can be written at any place of the unit without a new import.
   *
   * @return null where an import is needed
   */
  @Nullable String writtenAs(String qualified) {
    String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
    Optional<String> meant = qualify(simple, unit);
    if (meant.isPresent()) {
      return meant.get().equals(qualified) ? simple : qualified;
    }
    // The name is used, yet nobody knows for what: perhaps inherited or from another wildcard.
    return isUsed(simple) ? qualified : null;
  }
}
