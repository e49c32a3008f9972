package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.Statement;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reading characters from an array spares the checks of charAt. */
final class CharacterArray implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-19",
          "charAt in a loop -> array of characters",
          "a loop that reads a string by charAt",
          List.of(
              "an index outside the text gives another exception",
              "a null text fails before the loop"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    List<Node> done = new ArrayList<>();
    Names names = context.names();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      List<Statement> loops = Shapes.loopsAround(call);
      Optional<Declared> text =
          Shapes.scopeOf(call, "charAt", 1)
              .filter(Expression::isNameExpr)
              .flatMap(names::declaration)
              .filter(d -> d.type().asString().equals("String") && d.kind() != Names.Kind.FIELD)
              .filter(d -> !done.contains(d.node()));
      if (loops.isEmpty() || text.isEmpty()) {
        continue;
      }
      Statement loop = loops.get(loops.size() - 1);
      List<MethodCallExpr> reads =
          names.uses(text.get(), loop).stream()
              .map(u -> u.getParentNode().orElse(null))
              .filter(p -> Shapes.isCall(p, "charAt", 1))
              .map(MethodCallExpr.class::cast)
              .filter(
                  c ->
                      c.getScope()
                          .filter(
                              s ->
                                  s.isNameExpr()
                                      && s.asNameExpr()
                                          .getNameAsString()
                                          .equals(Names.nameOf(text.get())))
                          .isPresent())
              .toList();
      if (!Shapes.standsInBlock(loop)
          || Shapes.isInside(text.get().node(), loop)
          || names.isWritten(text.get(), loop)
          || reads.size() < 2 && loops.size() < 2) {
        continue;
      }
      done.add(text.get().node());
      String name = Names.nameOf(text.get());
      String array = rewrite.local(name + "Chars");
      rewrite.before(loop, "char[] " + array + " = " + name + ".toCharArray();");
      for (MethodCallExpr read : reads) {
        // In two parts, so that a read within an index is rewritten too.
        int index = context.source().start(read.getArgument(0));
        rewrite.replace(context.source().start(read), index, array + "[");
        rewrite.replace(context.source().end(read.getArgument(0)), context.source().end(read), "]");
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "The loop reads an array instead of asking the string for each character.");
  }
}
