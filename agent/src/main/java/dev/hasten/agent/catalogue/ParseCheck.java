package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Text that is no number is told by a look at it, not by an exception. */
final class ParseCheck implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LOP-11",
          "number parsed to see whether it is one -> looked at first",
          "a try that begins with Integer.parseInt or its like, whose handler makes no use of the exception",
          List.of(),
          Grade.A,
          8);

  private static final Map<String, String> WHOLE =
      Map.of(
          "java.lang.Integer", "parseInt",
          "java.lang.Long", "parseLong",
          "java.lang.Short", "parseShort",
          "java.lang.Byte", "parseByte");
  private static final Map<String, String> DECIMAL =
      Map.of("java.lang.Double", "parseDouble", "java.lang.Float", "parseFloat");

  /** What {@code parseInt} and its like take is all this, and within the range. */
  private static final String DIGITS =
      """
      private static boolean NAME(String text) {
        if (text == null || text.isEmpty()) {
          return false;
        }
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
          if (Character.digit(text.charAt(i), 10) < 0) {
            return false;
          }
        }
        return text.length() > start;
      }
      """;

  /** What {@code parseDouble} takes is made of these characters; null is its own matter. */
  private static final String NUMBER =
      """
      private static boolean NAME(String text) {
        for (int i = 0; text != null && i < text.length(); i++) {
          char c = text.charAt(i);
          if (c > ' ' && "0123456789.+-eEdDfFNaInityxXpPABCbc".indexOf(c) < 0) {
            return false;
          }
        }
        return true;
      }
      """;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (TryStmt attempt : context.all(TryStmt.class)) {
      boolean nested =
          attempt.findAll(TryStmt.class).size() > 1
              || attempt.findAncestor(TryStmt.class).filter(t -> t != attempt).isPresent();
      if (!nested && Shapes.standsInBlock(attempt) && isQuiet(context, attempt)) {
        parsed(context, attempt).ifPresent(call -> guard(context, rewrite, attempt, call));
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "An exception with its stack trace costs far more than a look at the text.");
  }

  /** Whether the only handler is for numbers, and does not look at the exception. */
  private static boolean isQuiet(RuleContext context, TryStmt attempt) {
    if (!attempt.getResources().isEmpty()
        || attempt.getFinallyBlock().isPresent()
        || attempt.getCatchClauses().size() != 1) {
      return false;
    }
    CatchClause clause = attempt.getCatchClauses().get(0);
    return context
            .types()
            .nameOf(clause.getParameter().getType(), clause)
            .filter("java.lang.NumberFormatException"::equals)
            .isPresent()
        && clause.getBody().findAll(Expression.class).stream()
            .noneMatch(
                e ->
                    e.isNameExpr()
                        && e.asNameExpr()
                            .getNameAsString()
                            .equals(clause.getParameter().getNameAsString()));
  }

  /** The parsing that the attempt evaluates first, of a local text. */
  private static Optional<MethodCallExpr> parsed(RuleContext context, TryStmt attempt) {
    BlockStmt block = attempt.getTryBlock();
    if (block.isEmpty()) {
      return Optional.empty();
    }
    return block.getStatement(0).findAll(MethodCallExpr.class).stream()
        .filter(call -> kind(context, call).isPresent())
        .filter(call -> context.types().isString(call.getArgument(0)))
        .filter(
            call ->
                context
                    .names()
                    .declaration(call.getArgument(0))
                    .filter(d -> d.kind() != Names.Kind.FIELD)
                    .filter(d -> !Shapes.isInside(d.node(), attempt))
                    .isPresent())
        .filter(call -> isFirst(call, block.getStatement(0)))
        .findFirst();
  }

  private static Optional<String> kind(RuleContext context, MethodCallExpr call) {
    if (call.getArguments().size() != 1 || !call.getArgument(0).isNameExpr()) {
      return Optional.empty();
    }
    for (Map.Entry<String, String> type : WHOLE.entrySet()) {
      if (isParse(context, call, type)) {
        return Optional.of(DIGITS);
      }
    }
    return DECIMAL.entrySet().stream().anyMatch(type -> isParse(context, call, type))
        ? Optional.of(NUMBER)
        : Optional.empty();
  }

  private static boolean isParse(
      RuleContext context, MethodCallExpr call, Map.Entry<String, String> type) {
    return Shapes.isStaticCall(call, type.getKey(), type.getValue(), context.names())
        || Shapes.isStaticCall(call, type.getKey(), "valueOf", context.names());
  }

  private static boolean isFirst(Node call, Statement statement) {
    for (Node at = call; at != statement; at = at.getParentNode().orElseThrow()) {
      Node parent = at.getParentNode().orElseThrow();
      Node child = at;
      boolean first =
          parent == statement
              || parent instanceof com.github.javaparser.ast.expr.CastExpr
              || parent instanceof com.github.javaparser.ast.expr.EnclosedExpr
              || parent instanceof com.github.javaparser.ast.body.VariableDeclarator
              || parent instanceof com.github.javaparser.ast.expr.VariableDeclarationExpr d
                  && d.getVariables().size() == 1
              || parent instanceof com.github.javaparser.ast.expr.BinaryExpr b
                  && b.getLeft() == child
              || parent instanceof AssignExpr assign
                  && assign.getValue() == child
                  && assign.getTarget().isNameExpr();
      if (!first) {
        return false;
      }
    }
    return statement.isExpressionStmt() || statement.isReturnStmt();
  }

  private static void guard(
      RuleContext context, Rewrite rewrite, TryStmt attempt, MethodCallExpr call) {
    SourceText source = context.source();
    String check = kind(context, call).orElseThrow();
    String name = rewrite.member(check.equals(DIGITS) ? "isInteger" : "mayBeNumber", check);
    String test = name + "(" + source.of(call.getArgument(0)) + ")";
    BlockStmt handler = attempt.getCatchClauses().get(0).getBody();
    String line = source.newline();
    int start = source.start(attempt);
    String indent = source.indentAt(start);
    if (leaves(handler)) {
      String body = shifted(source, handler, indent);
      rewrite.insert(start, "if (!" + test + ") " + body + line + indent);
      return;
    }
    String unit = source.indentUnit();
    String whole = source.of(attempt).replace(line, line + unit);
    String otherwise = handler.isEmpty() ? "" : " else " + shifted(source, handler, indent);
    rewrite.replace(
        attempt,
        "if (" + test + ") {" + line + indent + unit + whole + line + indent + "}" + otherwise);
  }

  private static String shifted(SourceText source, BlockStmt block, String indent) {
    String own = source.indentAt(source.start(block));
    return source.of(block).replace(source.newline() + own, source.newline() + indent);
  }

  private static boolean leaves(BlockStmt block) {
    return !block.isEmpty()
        && block.getStatements().getLast().stream()
            .anyMatch(
                s -> s.isReturnStmt() || s.isThrowStmt() || s.isContinueStmt() || s.isBreakStmt());
  }
}
