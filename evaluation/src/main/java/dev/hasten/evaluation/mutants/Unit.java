package dev.hasten.evaluation.mutants;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import dev.hasten.target.source.SourceMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A unit's text with its syntax tree, whose nodes are found by offsets. */
final class Unit {
  private final String text;
  private final CompilationUnit tree;
  private final List<Integer> lines = new ArrayList<>(List.of(0));

  private Unit(String text, CompilationUnit tree) {
    this.text = text;
    this.tree = tree;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
        lines.add(i + 1);
      }
    }
  }

  static Optional<Unit> parse(String text) {
    return new JavaParser(
            new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(false))
        .parse(text)
        .getResult()
        .map(tree -> new Unit(text, tree));
  }

  String text() {
    return text;
  }

  CompilationUnit tree() {
    return tree;
  }

  /** The declaration of a method or constructor with a body. */
  Optional<CallableDeclaration<?>> declaration(SourceMethod method) {
    for (CallableDeclaration<?> one : tree.findAll(CallableDeclaration.class)) {
      if (start(one) == method.start() && end(one) == method.end()) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  int start(Node node) {
    return offset(node.getRange().orElseThrow().begin);
  }

  int end(Node node) {
    return offset(node.getRange().orElseThrow().end) + 1;
  }

  int line(Node node) {
    return node.getRange().orElseThrow().begin.line;
  }

  private int offset(Position position) {
    return lines.get(position.line - 1) + position.column - 1;
  }

  String text(Node node) {
    return text.substring(start(node), end(node));
  }

  /** The change that puts a text in a node's place. */
  Mutation replace(String operator, Node node, String by) {
    return new Mutation(
        operator,
        line(node),
        text(node),
        by,
        List.of(new Mutation.Splice(start(node), end(node), by)));
  }

  /** The change that exchanges two nodes, the first of which stands before the second. */
  Mutation exchange(String operator, Node first, Node second) {
    return new Mutation(
        operator,
        line(first),
        text(first) + " .. " + text(second),
        text(second) + " .. " + text(first),
        List.of(
            new Mutation.Splice(start(first), end(first), text(second)),
            new Mutation.Splice(start(second), end(second), text(first))));
  }
}
