package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rewrites all uses of constant regular expressions in one method. */
final class RegexRewrite {
  private static final String PATTERN = "java.util.regex.Pattern";

  /** A call with a regular expression that is known, and what it replaces with where that is. */
  private record Site(MethodCallExpr call, String regex, Expression argument, RegexShape shape) {}

  private final RuleContext context;
  private final Rewrite rewrite;
  private final SourceText source;
  private int literals;
  private int patterns;
  private int guards;

  RegexRewrite(RuleContext context) {
    this.context = context;
    this.rewrite = context.rewrite();
    this.source = context.source();
  }

  Rewrite rewrite() {
    return rewrite;
  }

  int literals() {
    return literals;
  }

  int patterns() {
    return patterns;
  }

  int guards() {
    return guards;
  }

  /**
   * @param guarded whether a match is only tried on text that holds what every match contains
   */
  RegexRewrite run(boolean guarded) {
    boolean constants = rewrite.canHoldConstants();
    for (Site site : sites()) {
      if (guarded && guard(site)) {
        guards++;
      } else if (literal(site)) {
        literals++;
      } else if (constants && pattern(site)) {
        patterns++;
      }
    }
    return this;
  }

  private List<Site> sites() {
    List<Site> sites = new ArrayList<>();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      boolean ofPattern =
          Shapes.isStaticCall(call, PATTERN, "compile", context.names())
              || Shapes.isStaticCall(call, PATTERN, "matches", context.names());
      boolean ofString =
          !ofPattern
              && switch (call.getNameAsString()) {
                case "matches" -> call.getArguments().size() == 1;
                case "replaceAll", "replaceFirst" -> call.getArguments().size() == 2;
                case "split" -> call.getArguments().size() == 1 || call.getArguments().size() == 2;
                default -> false;
              };
      if (!ofPattern && !ofString || call.getArguments().isEmpty()) {
        continue;
      }
      Expression argument = call.getArgument(0);
      Optional<String> regex = Shapes.constant(argument, context.names());
      boolean usable =
          regex.filter(RegexShape::compiles).isPresent()
              && call.getArguments().stream().noneMatch(Expression::isNullLiteralExpr)
              && !Shapes.hasComment(between(call))
              && (ofPattern || call.getScope().filter(context.types()::isString).isPresent());
      if (usable) {
        sites.add(new Site(call, regex.get(), argument, RegexShape.of(regex.get())));
      }
    }
    return sites;
  }

  /** The text of the call that an edit would join or drop. */
  private String between(MethodCallExpr call) {
    int from = call.getScope().map(source::end).orElse(source.start(call));
    String all = source.text().substring(from, source.end(call));
    for (Expression argument : call.getArguments()) {
      all = all.replace(source.of(argument), "");
    }
    return all;
  }

  private boolean literal(Site site) {
    MethodCallExpr call = site.call();
    if (!call.getNameAsString().equals("replaceAll") || !site.shape().isLiteral()) {
      return false;
    }
    Optional<String> by = replacement(call);
    if (by.isEmpty()) {
      return false;
    }
    String from = site.shape().required();
    rewrite.replace(call.getName(), "replace");
    if (from.length() == 1 && by.get().length() == 1) {
      rewrite.replace(call.getArgument(0), Shapes.quote(from.charAt(0)));
      rewrite.replace(call.getArgument(1), Shapes.quote(by.get().charAt(0)));
    } else {
      change(call.getArgument(0), site.regex(), from);
      change(
          call.getArgument(1),
          Shapes.constant(call.getArgument(1), context.names()).get(),
          by.get());
    }
    return true;
  }

  private void change(Expression argument, String before, String after) {
    if (!before.equals(after)) {
      rewrite.replace(argument, Shapes.quote(after));
    }
  }

  private Optional<String> replacement(MethodCallExpr call) {
    return Shapes.constant(call.getArgument(1), context.names()).flatMap(RegexShape::replacement);
  }

  /** {@code s = s.replaceAll(...)} becomes a branch that is only taken where a match can be. */
  private boolean guard(Site site) {
    MethodCallExpr call = site.call();
    String method = call.getNameAsString();
    Node parent = call.getParentNode().orElse(null);
    if (!(method.equals("replaceAll") || method.equals("replaceFirst"))
        || !(parent instanceof AssignExpr assign)
        || assign.getOperator() != AssignExpr.Operator.ASSIGN
        || !(assign.getParentNode().orElse(null) instanceof ExpressionStmt statement)
        || !Shapes.standsInBlock(statement)
        || !assign.getTarget().isNameExpr()
        || !call.getScope().get().isNameExpr()
        || !assign.getTarget().toString().equals(call.getScope().get().toString())
        || site.shape().required().isEmpty()
        || site.shape().isLiteral() && method.equals("replaceAll")
        || Shapes.constant(call.getArgument(1), context.names()).isEmpty()) {
      return false;
    }
    String name = source.of(assign.getTarget());
    String required = site.shape().required();
    Optional<String> by = replacement(call);
    boolean prefix = site.shape().start() && site.shape().exact() && by.isPresent();
    if (prefix) {
      String text = by.get().isEmpty() ? "" : Shapes.quote(by.get()) + " + ";
      String value = name + " = " + text + name + ".substring(" + required.length() + ");";
      branch(statement, name + ".startsWith(" + Shapes.quote(required) + ")", value);
      return true;
    }
    if (!rewrite.canHoldConstants()) {
      return false;
    }
    String test =
        required.length() == 1
            ? name + ".indexOf(" + Shapes.quote(required.charAt(0)) + ") >= 0"
            : name + ".contains(" + Shapes.quote(required) + ")";
    String value =
        name
            + " = "
            + constant(site)
            + ".matcher("
            + name
            + ")."
            + method
            + "("
            + source.of(call.getArgument(1))
            + ");";
    branch(statement, test, value);
    return true;
  }

  private void branch(Statement statement, String test, String value) {
    String line = source.newline();
    int start = source.start(statement);
    String indent = source.indentAt(start);
    rewrite.replace(
        start,
        source.end(statement),
        "if (" + test + ") {" + line + indent + source.indentUnit() + value + line + indent + "}");
  }

  private boolean pattern(Site site) {
    MethodCallExpr call = site.call();
    String method = call.getNameAsString();
    int arguments = call.getArguments().size();
    if (method.equals("compile")) {
      if (arguments == 2 && !isConstantFlags(call.getArgument(1))) {
        return false;
      }
      rewrite.replace(call, constant(site));
      return true;
    }
    if (method.equals("split") && RegexShape.isSplitFast(site.regex())) {
      return false;
    }
    Expression first = call.getArgument(0);
    if (Shapes.isStaticCall(call, PATTERN, "matches", context.names())) {
      if (arguments != 2) {
        return false;
      }
      rewrite.replace(
          source.start(call), source.start(call.getArgument(1)), constant(site) + ".matcher(");
      rewrite.insert(source.end(call), ".matches()");
      return true;
    }
    int scopeEnd = source.end(call.getScope().get());
    if (method.equals("split")) {
      rewrite.insert(source.start(call), constant(site) + ".split(");
      rewrite.replace(scopeEnd, source.end(first), "");
      return true;
    }
    rewrite.insert(source.start(call), constant(site) + ".matcher(");
    rewrite.insert(scopeEnd, ")");
    int end = arguments == 1 ? source.end(first) : source.start(call.getArgument(1));
    rewrite.replace(source.start(first), end, "");
    return true;
  }

  private boolean isConstantFlags(Expression flags) {
    return flags.findAll(com.github.javaparser.ast.expr.NameExpr.class).stream()
            .allMatch(n -> n.getNameAsString().equals("Pattern"))
        && flags.findAll(MethodCallExpr.class).isEmpty();
  }

  private String constant(Site site) {
    String type = rewrite.type(PATTERN);
    String flags =
        site.call().getNameAsString().equals("compile") && site.call().getArguments().size() == 2
            ? ", " + source.of(site.call().getArgument(1))
            : "";
    String text = Shapes.constantText(site.argument(), source, context.names());
    return rewrite.constant(
        RegexShape.name(site.regex()), type, type + ".compile(" + text + flags + ")");
  }
}
