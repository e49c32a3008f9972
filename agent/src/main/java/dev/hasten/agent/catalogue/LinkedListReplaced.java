package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A linked list where an array serves. */
final class LinkedListReplaced implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LST-3",
          "LinkedList -> ArrayList or ArrayDeque",
          "a LinkedList made in the method",
          List.of(
              "null elements in a queue",
              "a caller that casts the list to LinkedList",
              "removals in the middle while iterating"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> ENDS =
      Set.of(
          "addFirst",
          "addLast",
          "removeFirst",
          "removeLast",
          "getFirst",
          "getLast",
          "offer",
          "offerFirst",
          "offerLast",
          "poll",
          "pollFirst",
          "pollLast",
          "peek",
          "peekFirst",
          "peekLast",
          "pop",
          "push",
          "element",
          "descendingIterator",
          "remove",
          "add",
          "isEmpty",
          "size",
          "clear",
          "iterator",
          "addAll");

  private static final Set<String> PLACES =
      Set.of(
          "add",
          "get",
          "set",
          "size",
          "isEmpty",
          "clear",
          "iterator",
          "addAll",
          "contains",
          "indexOf",
          "toArray",
          "stream",
          "listIterator",
          "sort",
          "subList",
          "forEach",
          "removeIf",
          "remove");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (ObjectCreationExpr creation : context.all(ObjectCreationExpr.class)) {
      boolean linked =
          creation.getType().getNameAsString().equals("LinkedList")
              && creation.getAnonymousClassBody().isEmpty()
              && context.types().is(creation, "java.util.LinkedList");
      if (linked
          && creation.getParentNode().orElse(null) instanceof VariableDeclarator v
          && v.getInitializer().orElse(null) == creation
          && v.getParentNode().orElse(null) instanceof VariableDeclarationExpr d
          && d.getVariables().size() == 1) {
        instead(context, v).ifPresent(name -> change(rewrite, v, creation, name));
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "An array holds the elements side by side: no node is made for each.");
  }

  private static void change(
      Rewrite rewrite, VariableDeclarator variable, ObjectCreationExpr creation, String name) {
    String written = rewrite.type(name);
    if (variable.getType().asClassOrInterfaceType().getNameAsString().equals("LinkedList")) {
      rewrite.replace(variable.getType().asClassOrInterfaceType().getName(), written);
    }
    rewrite.replace(creation.getType().getName(), written);
  }

  private static Optional<String> instead(RuleContext context, VariableDeclarator variable) {
    if (!variable.getType().isClassOrInterfaceType()) {
      return Optional.empty();
    }
    String type = variable.getType().asClassOrInterfaceType().getNameAsString();
    Declared declared = new Declared(variable, variable.getType(), Names.Kind.LOCAL);
    List<Expression> uses = context.names().uses(declared, context.hotspot());
    if (type.equals("List") || type.equals("Collection") || type.equals("Iterable")) {
      return Optional.of("java.util.ArrayList");
    }
    if (type.equals("Queue") || type.equals("Deque")) {
      return Optional.of("java.util.ArrayDeque");
    }
    if (!type.equals("LinkedList")) {
      return Optional.empty();
    }
    if (uses.stream().allMatch(u -> isOneOf(u, PLACES))
        && uses.stream().noneMatch(LinkedListReplaced::isHeadRemoval)) {
      return Optional.of("java.util.ArrayList");
    }
    return uses.stream().allMatch(u -> isOneOf(u, ENDS))
            && uses.stream().noneMatch(LinkedListReplaced::isIndexed)
        ? Optional.of("java.util.ArrayDeque")
        : Optional.empty();
  }

  private static boolean isOneOf(Expression use, Set<String> methods) {
    Node parent = use.getParentNode().orElse(null);
    return parent instanceof MethodCallExpr call
            && call.getScope().orElse(null) == use
            && methods.contains(call.getNameAsString())
        || parent instanceof ForEachStmt loop && loop.getIterable() == use;
  }

  private static boolean isHeadRemoval(Expression use) {
    return use.getParentNode().orElse(null) instanceof MethodCallExpr call
        && call.getNameAsString().equals("remove");
  }

  private static boolean isIndexed(Expression use) {
    return use.getParentNode().orElse(null) instanceof MethodCallExpr call
        && (Shapes.isCall(call, "remove", 1)
            || Shapes.isCall(call, "add", 2)
            || Shapes.isCall(call, "addAll", 2));
  }
}
