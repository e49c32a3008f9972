package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** A loop over the characters of a string copies it first. */
final class CharacterArrayLoop implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-12",
          "for over toCharArray() -> charAt",
          "for (char c : s.toCharArray())",
          List.of(),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    SourceText source = context.source();
    for (ForEachStmt loop : context.all(ForEachStmt.class)) {
      Optional<Expression> text =
          Shapes.scopeOf(loop.getIterable(), "toCharArray", 0)
              .filter(s -> context.names().declaration(s).isPresent())
              .filter(context.types()::isString)
              .filter(s -> !context.names().isWritten(context.names().declaration(s).get(), loop));
      if (text.isEmpty() || !loop.getBody().isBlockStmt()) {
        continue;
      }
      String index = rewrite.local("index");
      String s = source.of(text.get());
      int start = source.start(loop);
      int body = source.start(loop.getBody()) + 1;
      String variable = source.of(loop.getVariable());
      String indent = source.newline() + source.indentAt(start) + source.indentUnit();
      rewrite.replace(
          start,
          body,
          "for (int "
              + index
              + " = 0; "
              + index
              + " < "
              + s
              + ".length(); "
              + index
              + "++) {"
              + indent
              + variable
              + " = "
              + s
              + ".charAt("
              + index
              + ");");
    }
    return RuleContext.finding(INFO, rewrite, "The characters are read in place, not from a copy.");
  }
}
