package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.type.Type;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A loop over keys that looks each of them up takes the entries. */
final class EntryIteration implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MAP-1",
          "keySet and get -> entrySet",
          "a loop over the keys of a map that looks each one up",
          List.of("maps that note an access or make values in get"),
          Grade.B,
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
      Optional<Expression> map =
          Shapes.scopeOf(loop.getIterable(), "keySet", 0).filter(Shapes::isSimple);
      List<Type> arguments = map.map(context.types()::arguments).orElse(List.of());
      if (arguments.size() != 2
          || !loop.getBody().isBlockStmt()
          || !context.types().isA(map.get(), "java.util.Map")) {
        continue;
      }
      String key = loop.getVariable().getVariable(0).getNameAsString();
      List<MethodCallExpr> reads = reads(context, loop, map.get(), key);
      if (reads.isEmpty()) {
        continue;
      }
      String entry = rewrite.local("entry");
      String type =
          rewrite.type("java.util.Map")
              + ".Entry<"
              + arguments.get(0)
              + ", "
              + arguments.get(1)
              + ">";
      String indent = source.newline() + source.indentAt(source.start(loop)) + source.indentUnit();
      rewrite.replace(
          source.start(loop.getVariable()),
          source.start(loop.getBody()) + 1,
          type
              + " "
              + entry
              + " : "
              + source.of(map.get())
              + ".entrySet()) {"
              + indent
              + source.of(loop.getVariable())
              + " = "
              + entry
              + ".getKey();");
      reads.forEach(read -> rewrite.replace(read, entry + ".getValue()"));
    }
    return RuleContext.finding(
        INFO, rewrite, "The entry holds the value: no look-up for each key.");
  }

  /** The look-ups of the key, where the loop does nothing else with the map and keeps the key. */
  private static List<MethodCallExpr> reads(
      RuleContext context, ForEachStmt loop, Expression map, String key) {
    Optional<Declared> declared = context.names().declaration(map);
    Declared variable =
        new Declared(
            loop.getVariable().getVariable(0),
            loop.getVariable().getVariable(0).getType(),
            Names.Kind.LOCAL);
    if (declared.isEmpty() || context.names().isWritten(variable, loop)) {
      return List.of();
    }
    List<MethodCallExpr> reads = new ArrayList<>();
    for (Expression use : context.names().uses(declared.get(), loop.getBody())) {
      Node parent = use.getParentNode().orElse(null);
      if (!(parent instanceof MethodCallExpr read)
          || !Shapes.isCall(read, "get", 1)
          || read.getScope().orElse(null) != use
          || !read.getArgument(0).toString().equals(key)) {
        return List.of();
      }
      reads.add(read);
    }
    return reads;
  }
}
