package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A loop that copies an array element by element. */
final class ArrayCopy implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LST-7",
          "loop that copies an array -> System.arraycopy",
          "for (i...) a[i + x] = b[i + y]",
          List.of(
              "an index outside an array: what was copied before the exception",
              "both arrays the same"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (ForStmt loop : context.all(ForStmt.class)) {
      copy(context, loop).ifPresent(text -> rewrite.replace(loop, text));
    }
    return RuleContext.finding(
        INFO, rewrite, "The block is copied as one, without a check for each element.");
  }

  private static Optional<String> copy(RuleContext context, ForStmt loop) {
    SourceText source = context.source();
    Statement body = loop.getBody();
    boolean single = body.isBlockStmt() && body.asBlockStmt().getStatements().size() == 1;
    Statement only = single ? body.asBlockStmt().getStatement(0) : body;
    if (loop.getInitialization().size() != 1
        || !loop.getInitialization().get(0).isVariableDeclarationExpr()
        || loop.getInitialization().get(0).asVariableDeclarationExpr().getVariables().size() != 1
        || !(loop.getCompare().orElse(null) instanceof BinaryExpr test)
        || test.getOperator() != BinaryExpr.Operator.LESS
        || loop.getUpdate().size() != 1
        || !only.isExpressionStmt()
        || !(only.asExpressionStmt().getExpression() instanceof AssignExpr assign)
        || assign.getOperator() != AssignExpr.Operator.ASSIGN
        || !(assign.getTarget() instanceof ArrayAccessExpr to)
        || !(assign.getValue() instanceof ArrayAccessExpr from)
        || Shapes.hasComment(source.of(loop))) {
      return Optional.empty();
    }
    VariableDeclarator i =
        loop.getInitialization().get(0).asVariableDeclarationExpr().getVariable(0);
    String index = i.getNameAsString();
    boolean counts =
        i.getInitializer().filter(Shapes::isSimple).isPresent()
            && test.getLeft().toString().equals(index)
            && isPlain(test.getRight())
            && Set.of(index + "++", "++" + index).contains(loop.getUpdate().get(0).toString());
    Optional<String> a = offset(to.getIndex(), index, i.getInitializer());
    Optional<String> b = offset(from.getIndex(), index, i.getInitializer());
    Optional<String> type = context.types().name(to.getName());
    boolean same =
        type.filter(t -> t.endsWith("[]")).isPresent()
            && type.equals(context.types().name(from.getName()))
            && Shapes.isSimple(to.getName())
            && Shapes.isSimple(from.getName())
            && !to.getName().toString().equals(from.getName().toString());
    if (!counts || a.isEmpty() || b.isEmpty() || !same || !Shapes.standsInBlock(loop)) {
      return Optional.empty();
    }
    String start = i.getInitializer().get().toString();
    String end = Shapes.primary(source, test.getRight());
    String length = start.equals("0") ? source.of(test.getRight()) : end + " - " + start;
    String copy =
        "System.arraycopy("
            + source.of(from.getName())
            + ", "
            + b.get()
            + ", "
            + source.of(to.getName())
            + ", "
            + a.get()
            + ", "
            + length
            + ");";
    boolean sure = start.equals("0") && test.getRight().toString().endsWith(".length");
    if (sure) {
      return Optional.of(copy);
    }
    String indent = source.indentAt(source.start(loop));
    String line = source.newline();
    return Optional.of(
        "if ("
            + start
            + " < "
            + source.of(test.getRight())
            + ") {"
            + line
            + indent
            + source.indentUnit()
            + copy
            + line
            + indent
            + "}");
  }

  private static boolean isPlain(Expression e) {
    return Shapes.isSimple(e)
        || e instanceof BinaryExpr b && isPlain(b.getLeft()) && isPlain(b.getRight());
  }

  /** Where the copy starts: the index with the loop's first value in place of its variable. */
  private static Optional<String> offset(Expression e, String index, Optional<Expression> start) {
    String first = start.map(Node::toString).orElse("0");
    if (e.toString().equals(index)) {
      return Optional.of(first);
    }
    if (e instanceof BinaryExpr sum && sum.getOperator() == BinaryExpr.Operator.PLUS) {
      String left = sum.getLeft().toString();
      String right = sum.getRight().toString();
      String other = left.equals(index) ? right : right.equals(index) ? left : "";
      Expression rest = left.equals(index) ? sum.getRight() : sum.getLeft();
      if (!other.isEmpty() && Shapes.isSimple(rest) && !other.equals(index)) {
        return Optional.of(first.equals("0") ? other : other + " + " + first);
      }
    }
    return Optional.empty();
  }
}
