package dev.hasten.evaluation.change;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import dev.hasten.target.Target;
import dev.hasten.target.source.SourceMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A unit's text with its syntax tree, whose nodes are found by offsets. */
public final class Unit {
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

  /** The unit that a method of a target stands in; nothing where it cannot be parsed. */
  public static Optional<Unit> of(Target target, SourceMethod method) {
    try {
      return parse(Files.readString(target.root().resolve(method.file())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The unit of a text. */
  public static Optional<Unit> parse(String text) {
    return new JavaParser(
            new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(false))
        .parse(text)
        .getResult()
        .map(tree -> new Unit(text, tree));
  }

  public String text() {
    return text;
  }

  public CompilationUnit tree() {
    return tree;
  }

  /** The declaration of a method or constructor with a body. */
  public Optional<CallableDeclaration<?>> declaration(SourceMethod method) {
    for (CallableDeclaration<?> one : tree.findAll(CallableDeclaration.class)) {
      if (start(one) == method.start() && end(one) == method.end()) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /**
   * Visits what a method does itself, lambdas included: methods of classes that stand in it are
   * others.
   */
  static void walkOwn(Node node, Consumer<Node> visitor) {
    visitor.accept(node);
    for (Node child : node.getChildNodes()) {
      if (!(child instanceof BodyDeclaration<?>) && !(child instanceof LocalClassDeclarationStmt)) {
        walkOwn(child, visitor);
      }
    }
  }

  public int start(Node node) {
    return offset(node.getRange().orElseThrow().begin);
  }

  public int end(Node node) {
    return offset(node.getRange().orElseThrow().end) + 1;
  }

  public int line(Node node) {
    return node.getRange().orElseThrow().begin.line;
  }

  private int offset(Position position) {
    return lines.get(position.line - 1) + position.column - 1;
  }

  public String text(Node node) {
    return text.substring(start(node), end(node));
  }

  /** The change that puts a text in a node's place. */
  public Mutation replace(String operator, Node node, String by) {
    return new Mutation(
        operator,
        line(node),
        text(node),
        by,
        List.of(new Mutation.Splice(start(node), end(node), by)));
  }

  /** The change that exchanges two nodes, the first of which stands before the second. */
  public Mutation exchange(String operator, Node first, Node second) {
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
