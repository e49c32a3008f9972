package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import dev.hasten.target.edit.EditSet;
import dev.hasten.target.edit.TextEdit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a rule may look at: the hot method within its unit.
 *
 * @param file the unit's path from the target's root
 * @param source the unit's text
 * @param unit the parsed text
 * @param hotspot the hot method or constructor
 * @param release Java release that the unit is compiled for
 * @param types types of expressions, where they can be told
 */
public record RuleContext(
    Path file,
    SourceText source,
    CompilationUnit unit,
    CallableDeclaration<?> hotspot,
    int release,
    Types types) {

  Rewrite rewrite() {
    return new Rewrite(this);
  }

  <T extends Node> List<T> all(Class<T> kind) {
    return hotspot.findAll(kind);
  }

  Names names() {
    return types.names();
  }

  /**
   * Whether an expression is the name of a parameter or a local that exists already at another
   * place, and stays what it is.
   */
  boolean isKnownAt(Expression expression, Node place) {
    if (!expression.isNameExpr()) {
      return false;
    }
    String name = expression.asNameExpr().getNameAsString();
    Optional<Names.Declared> here = names().declaration(expression);
    Optional<Names.Declared> there = names().lookup(name, place);
    return here.isPresent()
        && there.isPresent()
        && here.get().node() == there.get().node()
        && here.get().kind() != Names.Kind.FIELD
        && (here.get().kind() == Names.Kind.PARAMETER || here.get().initializer().isPresent())
        && !names().isWritten(here.get(), hotspot);
  }

  /** Lines of the hot method that the edits touch, or that use a variable which they make anew. */
  SortedSet<Integer> lines(EditSet edits) {
    SortedSet<Integer> lines = new TreeSet<>();
    for (TextEdit edit : edits.edits()) {
      int first = source.line(edit.start());
      int last = source.line(edit.start() + edit.expected().length());
      IntStream.rangeClosed(first, last).forEach(lines::add);
    }
    for (VariableDeclarator variable : all(VariableDeclarator.class)) {
      Node whole = variable.getParentNode().orElse(variable);
      boolean made =
          edits.edits().stream()
              .anyMatch(e -> source.start(whole) <= e.start() && e.start() < source.end(whole));
      if (made) {
        Names.Declared declared =
            new Names.Declared(variable, variable.getType(), Names.Kind.LOCAL);
        names().uses(declared, hotspot).forEach(use -> lines.add(source.line(source.start(use))));
      }
    }
    return lines;
  }

  /** The edits as this rule's only finding; none where nothing was edited. */
  static List<Finding> finding(RuleInfo rule, Rewrite rewrite, String mechanism) {
    return finding(rule, rewrite, mechanism, new TreeSet<>(rule.hazards()));
  }

  static List<Finding> finding(
      RuleInfo rule, Rewrite rewrite, String mechanism, Set<String> hazards) {
    return rewrite
        .edits()
        .map(
            edits ->
                new Finding(
                    rule.id(), mechanism, List.copyOf(hazards), edits, rewrite.lines(edits)))
        .stream()
        .toList();
  }
}
