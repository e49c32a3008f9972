package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.stmt.Statement;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A number that a loop keeps in a field is kept in a local variable while the loop runs. */
final class FieldInLoop implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LOP-14",
          "number field that a loop changes -> local variable while it runs",
          "a loop without calls that assigns a field of a primitive type in its rounds",
          List.of(
              "a thread that watches the field meanwhile",
              "the field's value where an array's bounds end the loop"),
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
    for (Statement loop : context.all(Statement.class)) {
      if (Shapes.isLoop(loop)
          && done.stream().noneMatch(d -> Shapes.isInside(loop, d))
          && TightLoop.isTight(context, loop)) {
        Map<Node, Declared> fields = written(context, loop);
        fields.values().forEach(field -> move(context, rewrite, loop, field));
        done.add(loop);
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "The loop works in a register and writes to memory once.");
  }

  private static Map<Node, Declared> written(RuleContext context, Statement loop) {
    Map<Node, Declared> fields = new LinkedHashMap<>();
    for (Expression e : loop.findAll(Expression.class)) {
      if ((e.isNameExpr() || e.isFieldAccessExpr()) && Names.isWrite(e)) {
        field(context, e).ifPresent(f -> fields.put(f.node(), f));
      }
    }
    fields.values().removeIf(f -> isSeenElsewhere(f, loop));
    return fields;
  }

  private static Optional<Declared> field(RuleContext context, Expression e) {
    return context
        .names()
        .declaration(e)
        .filter(d -> d.kind() == Names.Kind.FIELD)
        .filter(d -> d.type().isPrimitiveType())
        .filter(
            d ->
                d.node().getParentNode().orElse(null) instanceof FieldDeclaration f
                    && !f.isVolatile()
                    && !f.isFinal());
  }

  /** Whether the loop names the field of some other object, or by its class. */
  private static boolean isSeenElsewhere(Declared field, Statement loop) {
    String name = Names.nameOf(field);
    return loop.findAll(FieldAccessExpr.class).stream()
        .anyMatch(a -> a.getNameAsString().equals(name) && !a.getScope().toString().equals("this"));
  }

  private static void move(RuleContext context, Rewrite rewrite, Statement loop, Declared field) {
    List<Expression> uses = context.names().uses(field, loop);
    String id = Names.nameOf(field);
    String written = context.source().of(uses.get(0));
    String local = rewrite.local("local" + Character.toUpperCase(id.charAt(0)) + id.substring(1));
    rewrite.before(loop, field.type() + " " + local + " = " + written + ";");
    rewrite.after(loop, written + " = " + local + ";");
    uses.forEach(use -> rewrite.replace(use, local));
  }
}
