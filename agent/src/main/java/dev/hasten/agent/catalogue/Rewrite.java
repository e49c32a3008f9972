package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.stmt.Statement;
import dev.hasten.target.edit.EditSet;
import dev.hasten.target.edit.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the edits of one finding: replaced ranges, constants of the class, imports. Insertions at
 * the same offset keep the order in which they were asked for. Where two replacements overlap the
 * whole rewrite is given up.
 */
final class Rewrite {
  private record Part(int start, int end, String text) {}

  private final RuleContext context;
  private final SourceText source;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, String> constants = new LinkedHashMap<>();
  private final Map<String, String> constantsByValue = new LinkedHashMap<>();
  private final Map<String, String> members = new LinkedHashMap<>();
  private final TreeSet<String> imports = new TreeSet<>();
  private final TreeSet<String> taken = new TreeSet<>();

  Rewrite(RuleContext context) {
    this.context = context;
    this.source = context.source();
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The lines whose cost the edits can change. */
  SortedSet<Integer> lines(EditSet edits) {
    return context.lines(edits);
  }

  void replace(Node node, String text) {
    replace(source.start(node), source.end(node), text);
  }

  void replace(int start, int end, String text) {
    parts.add(new Part(start, end, text));
  }

  void insert(int offset, String text) {
    parts.add(new Part(offset, offset, text));
  }

  /** A line of its own before the statement, indented alike. */
  void before(Statement statement, String line) {
    int start = source.start(statement);
    if (source.opensLine(start)) {
      insert(start, line + source.newline() + source.indentAt(start));
    } else {
      insert(start, line + " ");
    }
  }

  /** A line of its own behind the statement, indented alike. */
  void after(Statement statement, String line) {
    int end = source.end(statement);
    insert(end, source.newline() + source.indentAt(source.start(statement)) + line);
  }

  /** Takes the node away, with its line where nothing else stands on it. */
  void remove(Node node) {
    int start = source.start(node);
    int end = source.end(node);
    String text = source.text();
    int tail = end;
    while (tail < text.length() && (text.charAt(tail) == ' ' || text.charAt(tail) == '\t')) {
      tail++;
    }
    boolean alone = source.opensLine(start) && tail < text.length() && isBreak(text.charAt(tail));
    if (alone) {
      int next = text.charAt(tail) == '\r' && text.startsWith("\r\n", tail) ? tail + 2 : tail + 1;
      replace(source.lineStart(start), next, "");
    } else {
      replace(start, end, "");
    }
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  /** A name for a new local variable that nothing in the unit has. */
  String local(String wish) {
    String name = context.names().fresh(wish);
    for (int i = 2; !taken.add(name); i++) {
      name = context.names().fresh(wish + i);
    }
    return name;
  }

  /** The type as it can be written here; asks for an import where that brings no clash. */
  String type(String qualified) {
    String written = context.names().writtenAs(qualified);
    if (written != null) {
      return written;
    }
    imports.add(qualified);
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  /** Whether a private static final field can be added for the hot method's use. */
  boolean canHoldConstants() {
    TypeDeclaration<?> holder = holder();
    return holder != null && offsetOfFirstMember(holder) >= 0;
  }

  /** The name of a private static final field with this value; the same value is held once. */
  String constant(String wish, String type, String value) {
    return constantsByValue.computeIfAbsent(
        type + " " + value,
        key -> {
          String name = context.names().fresh(wish);
          for (int i = 2; constants.containsKey(name); i++) {
            name = context.names().fresh(wish + "_" + i);
          }
          constants.put(name, "private static final " + type + " " + name + " = " + value + ";");
          return name;
        });
  }

  /**
   * The name of a private static method or nested class; the same text is added once.
   *
   * @param text with {@code NAME} for its name, two spaces or a tab for each step of indentation
   */
  String member(String wish, String text) {
    return members.computeIfAbsent(text.strip().replace("  ", "\t"), t -> local(wish));
  }

  /** The innermost type around the method that may have static fields before Java 16. */
  private @Nullable TypeDeclaration<?> holder() {
    for (Node at = context.hotspot().getParentNode().orElse(null);
        at != null;
        at = at.getParentNode().orElse(null)) {
      if (at instanceof TypeDeclaration<?> type
          && isMember(type)
          && !isInterface(type)
          && isStaticContext(type)) {
        return isEnumConstructor(type) ? null : type;
      }
    }
    return null;
  }

  /** Whether the type is neither local nor within a local or anonymous one. */
  private static boolean isMember(TypeDeclaration<?> type) {
    for (Node at = type.getParentNode().orElse(null);
        at != null;
        at = at.getParentNode().orElse(null)) {
      if (!(at instanceof TypeDeclaration<?> || at instanceof CompilationUnit)) {
        return false;
      }
    }
    return true;
  }

  private boolean isEnumConstructor(TypeDeclaration<?> type) {
    return type instanceof EnumDeclaration && context.hotspot().isConstructorDeclaration();
  }

  private static boolean isInterface(TypeDeclaration<?> type) {
    return type.isAnnotationDeclaration()
        || type instanceof ClassOrInterfaceDeclaration c && c.isInterface();
  }

  private static boolean isStaticContext(TypeDeclaration<?> type) {
    return type.isTopLevelType()
        || type instanceof EnumDeclaration
        || type instanceof RecordDeclaration
        || type.isNestedType() && type.isStatic()
        || type.isNestedType()
            && type.getParentNode().orElse(null) instanceof TypeDeclaration<?> outer
            && isInterface(outer);
  }

  /** Behind the opening brace, or behind the semicolon that ends an enum's constants; -1: none. */
  private int offsetOfFirstMember(TypeDeclaration<?> type) {
    if (type instanceof EnumDeclaration constants) {
      NodeList<?> entries = constants.getEntries();
      if (entries.isEmpty() || type.getMembers().isEmpty()) {
        return -1;
      }
      int from = source.end(entries.get(entries.size() - 1));
      int semicolon = source.text().indexOf(';', from);
      int first = source.start(type.getMembers().get(0));
      String between = source.text().substring(from, Math.min(first, source.text().length()));
      return semicolon >= 0 && semicolon < first && !between.contains("/") ? semicolon + 1 : -1;
    }
    int start = source.end(type.getName());
    return type.getTokenRange().stream()
        .flatMap(tokens -> java.util.stream.StreamSupport.stream(tokens.spliterator(), false))
        .filter(token -> token.getText().equals("{"))
        .mapToInt(token -> source.offset(token.getRange().orElseThrow().begin))
        .filter(offset -> offset >= start)
        .map(offset -> offset + 1)
        .findFirst()
        .orElse(-1);
  }

  /** All edits, merged where they touch; empty where there are none or they overlap. */
  Optional<EditSet> edits() {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    List<Part> all = new ArrayList<>(parts);
    if (!constants.isEmpty()) {
      TypeDeclaration<?> holder = holder();
      int offset = holder == null ? -1 : offsetOfFirstMember(holder);
      if (offset < 0 || holder == null) {
        return Optional.empty();
      }
      all.add(new Part(offset, offset, fields(holder, offset)));
    }
    if (!members.isEmpty()) {
      TypeDeclaration<?> holder = holder();
      if (holder == null || holder.getMembers().isEmpty()) {
        return Optional.empty();
      }
      all.add(behindMembers(holder));
    }
    imports.forEach(name -> all.add(importOf(name)));
    return merged(all).map(EditSet::new);
  }

  private String fields(TypeDeclaration<?> holder, int offset) {
    String line = source.newline();
    String indent = source.indentAt(source.start(holder)) + source.indentUnit();
    if (!holder.getMembers().isEmpty()) {
      int first = source.start(holder.getMembers().get(0));
      if (source.opensLine(first)) {
        indent = source.indentAt(first);
      }
    }
    boolean airy = source.text().startsWith(line + line, offset);
    StringBuilder text = new StringBuilder(airy ? line : "");
    for (String field : constants.values()) {
      text.append(line).append(indent).append(field);
    }
    return text.append(airy ? "" : line).toString();
  }

  private Part behindMembers(TypeDeclaration<?> holder) {
    Node last = holder.getMembers().get(holder.getMembers().size() - 1);
    int end = source.end(last);
    String line = source.newline();
    String indent = source.indentAt(source.start(last));
    StringBuilder text = new StringBuilder();
    members.forEach(
        (body, name) ->
            text.append(line)
                .append(line)
                .append(indent)
                .append(
                    body.replace("NAME", name)
                        .replace("\t", source.indentUnit())
                        .replace("\n", line + indent)
                        .replace(line + indent + line, line + line)));
    return new Part(end, end, text.toString());
  }

  private Part importOf(String name) {
    String line = source.newline();
    String statement = "import " + name + ";";
    List<ImportDeclaration> plain =
        context.unit().getImports().stream().filter(i -> !i.isStatic()).toList();
    String group = name.substring(0, name.indexOf('.') + 1);
    List<ImportDeclaration> near =
        plain.stream().filter(i -> i.getNameAsString().startsWith(group)).toList();
    for (ImportDeclaration other : near) {
      if (other.getNameAsString().compareTo(name) > 0) {
        int start = source.start(other);
        return new Part(start, start, statement + line);
      }
    }
    List<ImportDeclaration> anchors = near.isEmpty() ? plain : near;
    if (!anchors.isEmpty()) {
      int end = source.end(anchors.get(anchors.size() - 1));
      return new Part(end, end, line + statement);
    }
    Optional<Node> header = context.unit().getPackageDeclaration().map(p -> (Node) p);
    if (header.isPresent()) {
      int end = source.end(header.get());
      return new Part(end, end, line + line + statement);
    }
    int start = source.start(context.unit().getType(0));
    int first =
        context.unit().getImports().isEmpty()
            ? start
            : source.start(context.unit().getImports().get(0));
    return new Part(first, first, statement + line);
  }

  private Optional<List<TextEdit>> merged(List<Part> all) {
    List<Part> sorted = new ArrayList<>(all);
    // Stable: insertions keep their order, and stand before a replacement at the same place.
    sorted.sort(Comparator.comparingInt(Part::start).thenComparing(p -> p.end() > p.start()));
    List<Part> joined = new ArrayList<>();
    for (Part part : sorted) {
      Part last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && part.start() < last.end()) {
        return Optional.empty();
      }
      if (last != null && part.start() == last.end()) {
        joined.set(
            joined.size() - 1, new Part(last.start(), part.end(), last.text() + part.text()));
      } else {
        joined.add(part);
      }
    }
    return Optional.of(
        joined.stream()
            .map(
                p ->
                    new TextEdit(
                        context.file(),
                        p.start(),
                        source.text().substring(p.start(), p.end()),
                        p.text()))
            .filter(e -> !e.expected().equals(e.replacement()))
            .toList());
  }
}
