package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message that nobody reads is not put together. */
final class GuardedLog implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LOG-1",
          "log message by concatenation -> only where the level is on",
          "debug, trace, fine and their like with a message put together on the spot",
          List.of("an effect of what the message is made of"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Logger types, with what asks whether a method's level is on. */
  private static final Map<String, Map<String, String>> LEVELS =
      Map.of(
          "org.slf4j.Logger", Map.of("debug", "isDebugEnabled()", "trace", "isTraceEnabled()"),
          "org.apache.commons.logging.Log",
              Map.of("debug", "isDebugEnabled()", "trace", "isTraceEnabled()"),
          "org.apache.logging.log4j.Logger",
              Map.of("debug", "isDebugEnabled()", "trace", "isTraceEnabled()"),
          "org.apache.log4j.Logger",
              Map.of("debug", "isDebugEnabled()", "trace", "isTraceEnabled()"),
          "java.util.logging.Logger",
              Map.of(
                  "fine", "isLoggable(LEVEL.FINE)",
                  "finer", "isLoggable(LEVEL.FINER)",
                  "finest", "isLoggable(LEVEL.FINEST)"));

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (call.getArguments().size() >= 1
          && Shapes.isStatement(call)
          && call.getScope().filter(Shapes::isSimple).isPresent()
          && isBuilt(context, call.getArgument(0))
          && !isGuarded(call)) {
        question(context, rewrite, call)
            .ifPresent(
                q -> guard(context, rewrite, (Statement) call.getParentNode().orElseThrow(), q));
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "With the level off, asking for it is all that is done.");
  }

  private static boolean isBuilt(RuleContext context, Expression message) {
    Expression e = Shapes.bare(message);
    return e instanceof BinaryExpr && Shapes.constant(e, context.names()).isEmpty()
        || Shapes.isStaticCall(e, "java.lang.String", "format", context.names());
  }

  /** Whether an if around it asks for a level already. */
  private static boolean isGuarded(Node call) {
    return call.findAncestor(IfStmt.class)
        .filter(
            i ->
                i.getCondition().findAll(MethodCallExpr.class).stream()
                        .anyMatch(c -> c.getNameAsString().matches("is\\w*(Enabled|Loggable)"))
                    || isGuarded(i))
        .isPresent();
  }

  private static Optional<String> question(
      RuleContext context, Rewrite rewrite, MethodCallExpr call) {
    Expression log = call.getScope().orElseThrow();
    return context
        .types()
        .name(log)
        .map(LEVELS::get)
        .map(levels -> levels.get(call.getNameAsString()))
        .map(
            q ->
                q.contains("LEVEL")
                    ? q.replace("LEVEL", rewrite.type("java.util.logging.Level"))
                    : q)
        .map(q -> context.source().of(log) + "." + q);
  }

  private static void guard(
      RuleContext context, Rewrite rewrite, Statement statement, String question) {
    SourceText source = context.source();
    String line = source.newline();
    String indent = source.indentAt(source.start(statement));
    String inner = source.of(statement).replace(line, line + source.indentUnit());
    rewrite.replace(
        statement,
        "if ("
            + question
            + ") {"
            + line
            + indent
            + source.indentUnit()
            + inner
            + line
            + indent
            + "}");
  }
}
