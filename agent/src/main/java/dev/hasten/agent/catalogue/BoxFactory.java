package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Set;

/** A box that the JDK keeps is not made anew. */
final class BoxFactory implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "BOX-1",
          "constructor of a box -> valueOf",
          "new Integer, Long, Short, Byte, Character or Boolean",
          List.of("code that compares boxes by identity"),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> KEPT =
      Set.of(
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Boolean");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (ObjectCreationExpr creation : context.all(ObjectCreationExpr.class)) {
      if (creation.getArguments().size() == 1
          && creation.getAnonymousClassBody().isEmpty()
          && creation.getScope().isEmpty()
          && context.types().name(creation).filter(KEPT::contains).isPresent()) {
        int start = context.source().start(creation);
        int type = context.source().start(creation.getType());
        rewrite.replace(start, type, "");
        rewrite.insert(context.source().end(creation.getType()), ".valueOf");
      }
    }
    return RuleContext.finding(INFO, rewrite, "Small numbers and booleans have a box already.");
  }
}
