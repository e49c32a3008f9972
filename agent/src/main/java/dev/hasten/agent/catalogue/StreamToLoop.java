package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.resolution.types.ResolvedType;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** A loop over a collection needs no pipeline. */
final class StreamToLoop implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STM-5",
          "stream or forEach over a collection -> loop",
          "forEach as a statement; anyMatch, allMatch, noneMatch, or map and collect to a list, as what is returned",
          List.of(
              "a collection that is changed while it is gone through",
              "the class of the list that is returned"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (call.getArguments().size() == 1
          && call.getScope().isPresent()
          && call.getParentNode().orElse(null) instanceof Statement statement
          && Shapes.standsInBlock(statement)) {
        if (statement.isExpressionStmt()) {
          forEach(context, rewrite, call, statement);
        } else if (statement instanceof ReturnStmt) {
          match(context, rewrite, call, statement);
          collected(context, rewrite, call, statement);
        }
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "A loop makes no pipeline and calls nothing through an interface.");
  }

  private static void forEach(
      RuleContext context, Rewrite rewrite, MethodCallExpr call, Statement statement) {
    if (!call.getNameAsString().equals("forEach")
        || !(call.getArgument(0) instanceof LambdaExpr lambda)) {
      return;
    }
    Expression scope = Shapes.bare(call.getScope().orElseThrow());
    Expression over = Shapes.scopeOf(scope, "stream", 0).orElse(scope);
    Optional<String> header = header(context, rewrite, over, lambda);
    if (header.isEmpty() || lambda.getBody().findFirst(ReturnStmt.class).isPresent()) {
      return;
    }
    String body = context.source().of(lambda.getBody());
    rewrite.replace(
        statement,
        lambda.getBody().isBlockStmt()
            ? header.get() + " " + body
            : block(context, statement, header.get(), body));
  }

  private static void match(
      RuleContext context, Rewrite rewrite, MethodCallExpr call, Statement statement) {
    String name = call.getNameAsString();
    boolean any = name.equals("anyMatch");
    boolean all = name.equals("allMatch");
    Optional<Expression> over = Shapes.scopeOf(call.getScope().orElseThrow(), "stream", 0);
    if (!(any || all || name.equals("noneMatch"))
        || over.isEmpty()
        || !(call.getArgument(0) instanceof LambdaExpr lambda)
        || lambda.getExpressionBody().isEmpty()) {
      return;
    }
    Optional<String> header = header(context, rewrite, over.get(), lambda);
    if (header.isEmpty()) {
      return;
    }
    SourceText source = context.source();
    String condition = source.of(lambda.getExpressionBody().get());
    String test = all ? "!(" + condition + ")" : condition;
    String indent = source.newline() + source.indentAt(source.start(statement));
    rewrite.replace(
        statement,
        header.get()
            + " {"
            + indent
            + source.indentUnit()
            + "if ("
            + test
            + ") {"
            + indent
            + source.indentUnit().repeat(2)
            + "return "
            + any
            + ";"
            + indent
            + source.indentUnit()
            + "}"
            + indent
            + "}"
            + indent
            + "return "
            + !any
            + ";");
  }

  /** {@code return xs.stream().map(x -> e).collect(Collectors.toList());}, filtered or not. */
  private static void collected(
      RuleContext context, Rewrite rewrite, MethodCallExpr call, Statement statement) {
    boolean list =
        call.getNameAsString().equals("collect")
            && Shapes.isStaticCall(
                call.getArgument(0), "java.util.stream.Collectors", "toList", context.names());
    Optional<MethodCallExpr> step =
        call.getScope()
            .map(Shapes::bare)
            .filter(s -> Shapes.isCall(s, "map", 1) || Shapes.isCall(s, "filter", 1))
            .map(Expression::asMethodCallExpr);
    Optional<Expression> over =
        step.flatMap(MethodCallExpr::getScope).flatMap(s -> Shapes.scopeOf(s, "stream", 0));
    Optional<Type> result =
        statement
            .findAncestor(MethodDeclaration.class)
            .filter(m -> statement.findAncestor(LambdaExpr.class).isEmpty())
            .map(MethodDeclaration::getType)
            .filter(t -> t.isClassOrInterfaceType())
            .filter(t -> t.asClassOrInterfaceType().getNameAsString().equals("List"))
            .flatMap(t -> t.asClassOrInterfaceType().getTypeArguments())
            .filter(a -> a.size() == 1 && !a.get(0).isWildcardType())
            .map(a -> a.get(0));
    if (!list
        || over.isEmpty()
        || result.isEmpty()
        || !(step.get().getArgument(0) instanceof LambdaExpr lambda)
        || lambda.getExpressionBody().isEmpty()) {
      return;
    }
    Optional<String> header = header(context, rewrite, over.get(), lambda);
    if (header.isEmpty()) {
      return;
    }
    SourceText source = context.source();
    String name = rewrite.local("result");
    String value = source.of(lambda.getExpressionBody().get());
    String element = lambda.getParameter(0).getNameAsString();
    boolean filter = step.get().getNameAsString().equals("filter");
    String add = name + ".add(" + (filter ? element : value) + ")";
    String body = filter ? "if (" + value + ") {\n  " + add + ";\n}" : add;
    String indent = source.newline() + source.indentAt(source.start(statement));
    String type = rewrite.type("java.util.List") + "<" + result.get() + ">";
    boolean known = !filter && Shapes.isSimple(over.get());
    String size = known ? source.of(over.get()) + ".size()" : "";
    String inner = indent + source.indentUnit();
    rewrite.replace(
        statement,
        type
            + " "
            + name
            + " = new "
            + rewrite.type("java.util.ArrayList")
            + "<>("
            + size
            + ");"
            + indent
            + header.get()
            + " {"
            + inner
            + body.replace("  ", source.indentUnit()).replace("\n", inner)
            + (filter ? "" : ";")
            + indent
            + "}"
            + indent
            + "return "
            + name
            + ";");
  }

  private static String block(
      RuleContext context, Statement statement, String header, String body) {
    SourceText source = context.source();
    String indent = source.newline() + source.indentAt(source.start(statement));
    return header + " {" + indent + source.indentUnit() + body + ";" + indent + "}";
  }

  /** {@code for (T x : xs)}, where the type of the elements can be written. */
  private static Optional<String> header(
      RuleContext context, Rewrite rewrite, Expression over, LambdaExpr lambda) {
    if (lambda.getParameters().size() != 1
        || !(over.isNameExpr() || over.isFieldAccessExpr() || over.isMethodCallExpr())
        || !context.types().isA(over, "java.util.Collection")) {
      return Optional.empty();
    }
    String name = lambda.getParameter(0).getNameAsString();
    return element(context, rewrite, over)
        .map(type -> "for (" + type + " " + name + " : " + context.source().of(over) + ")");
  }

  private static Optional<String> element(RuleContext context, Rewrite rewrite, Expression over) {
    List<Type> written = context.types().arguments(over);
    if (written.size() == 1 && !written.get(0).isWildcardType()) {
      return Optional.of(written.get(0).toString());
    }
    return context
        .types()
        .of(over)
        .filter(ResolvedType::isReferenceType)
        .map(t -> t.asReferenceType().typeParametersValues())
        .filter(values -> values.size() == 1)
        .map(values -> values.get(0))
        .filter(ResolvedType::isReferenceType)
        .filter(t -> t.asReferenceType().typeParametersValues().isEmpty())
        .map(t -> rewrite.type(t.asReferenceType().getQualifiedName()));
  }
}
