package dev.hasten.target.edit;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.Comment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns edits that name members into exact edits of a file's text. */
public final class MemberSplice {
  private final Path file;
  private final String text;
  private final CompilationUnit unit;
  private final int[] lineStarts;

  private MemberSplice(Path file, String text, CompilationUnit unit) {
    this.file = file;
    this.text = text;
    this.unit = unit;
    this.lineStarts = lineStarts(text);
  }

  /** What came of it. */
  public sealed interface Spliced {
    /** The edits, none of which overlap. */
    record Edits(List<TextEdit> edits) implements Spliced {}

    /** Why they cannot be made, a sentence for whoever wrote them. */
    record Problem(String reason) implements Spliced {}
  }

  /**
   * The exact edits of one file.
   *
   * @param file path from the target's root
   * @param text what the file holds
   * @param edits edits whose types all stand in this file
   */
  public static Spliced splice(Path file, String text, List<MemberEdit> edits) {
    Optional<CompilationUnit> unit = parser().parse(text).getResult();
    if (unit.isEmpty()) {
      return new Spliced.Problem(file + " cannot be parsed");
    }
    MemberSplice splice = new MemberSplice(file, text, unit.get());
    try {
      return new Spliced.Edits(splice.textEdits(edits));
    } catch (NotThere e) {
      return new Spliced.Problem(e.reason);
    } catch (IllegalArgumentException e) {
      return new Spliced.Problem("two edits touch the same text of " + file);
    }
  }

  private static JavaParser parser() {
    return new JavaParser(
        new ParserConfiguration()
            .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE));
  }

  private List<TextEdit> textEdits(List<MemberEdit> edits) throws NotThere {
    List<TextEdit> result = new ArrayList<>();
    for (MemberEdit edit : edits) {
      if (edit instanceof MemberEdit.Replace e) {
        result.add(replace(e));
      } else if (edit instanceof MemberEdit.Add e) {
        result.add(add(e));
      } else if (edit instanceof MemberEdit.Remove e) {
        result.add(remove(e));
      } else if (edit instanceof MemberEdit.Import e) {
        addImport(e).ifPresent(result::add);
      }
    }
    return new EditSet(result).edits();
  }

  private TextEdit replace(MemberEdit.Replace edit) throws NotThere {
    BodyDeclaration<?> member = member(edit.type(), edit.member());
    List<BodyDeclaration<?>> parsed = parse(edit.code(), edit.type());
    if (parsed.isEmpty()) {
      throw new NotThere("the new code for " + edit.member() + " holds no declaration");
    }
    String code = edit.code().strip();
    // A new Javadoc takes the place of the old; without one the old stays.
    int from =
        code.startsWith("/**") && member.getComment().isPresent()
            ? offset(member.getComment().get().getRange().orElseThrow().begin)
            : offset(range(member).begin);
    int to = offset(range(member).end) + 1;
    return new TextEdit(file, from, text.substring(from, to), indent(code, indentAt(from), false));
  }

  private TextEdit add(MemberEdit.Add edit) throws NotThere {
    TypeDeclaration<?> type = type(edit.type());
    if (parse(edit.code(), edit.type()).isEmpty()) {
      throw new NotThere("the code to add to " + edit.type() + " holds no declaration");
    }
    int close = offset(range(type).end);
    String indent =
        type.getMembers().isEmpty()
            ? indentAt(offset(range(type).begin)) + "  "
            : indentAt(offset(range(type.getMembers().get(0)).begin));
    int lineStart = lineStart(close);
    boolean closeAlone = text.substring(lineStart, close).isBlank();
    int at = closeAlone ? lineStart : close;
    String code = "\n" + indent(edit.code().strip(), indent, true) + "\n";
    return new TextEdit(file, at, "", code);
  }

  private TextEdit remove(MemberEdit.Remove edit) throws NotThere {
    BodyDeclaration<?> member = member(edit.type(), edit.member());
    int from =
        offset(
            member
                .getComment()
                .flatMap(Comment::getRange)
                .map(r -> r.begin)
                .orElse(range(member).begin));
    int to = offset(range(member).end) + 1;
    while (from > 0 && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\t')) {
      from--;
    }
    if (to < text.length() && text.charAt(to) == '\r') {
      to++;
    }
    if (to < text.length() && text.charAt(to) == '\n') {
      to++;
    }
    return new TextEdit(file, from, text.substring(from, to), "");
  }

  private Optional<TextEdit> addImport(MemberEdit.Import edit) {
    String name = edit.name().strip();
    boolean known =
        unit.getImports().stream()
            .anyMatch(
                i ->
                    ((i.isStatic() ? "static " : "")
                            + i.getNameAsString()
                            + (i.isAsterisk() ? ".*" : ""))
                        .equals(name));
    if (known) {
      return Optional.empty();
    }
    String line = "import " + name + ";";
    if (unit.getImports().isEmpty()) {
      int at = unit.getPackageDeclaration().map(p -> offset(range(p).end) + 1).orElse(0);
      return Optional.of(new TextEdit(file, at, "", at == 0 ? line + "\n" : "\n\n" + line));
    }
    // Before the first import that sorts behind it, so that sorted imports stay sorted.
    for (ImportDeclaration other : unit.getImports()) {
      if (!other.isStatic()
          && !name.startsWith("static ")
          && other.getNameAsString().compareTo(name) > 0) {
        return Optional.of(new TextEdit(file, offset(range(other).begin), "", line + "\n"));
      }
    }
    ImportDeclaration last = unit.getImports().get(unit.getImports().size() - 1);
    return Optional.of(new TextEdit(file, offset(range(last).end) + 1, "", "\n" + line));
  }

  private List<BodyDeclaration<?>> parse(String code, String type) throws NotThere {
    boolean isInterface =
        type(type).isClassOrInterfaceDeclaration()
            && type(type).asClassOrInterfaceDeclaration().isInterface();
    String name = type.substring(type.lastIndexOf('.') + 1);
    String wrapped = (isInterface ? "interface " : "class ") + name + " {\n" + code + "\n}";
    ParseResult<CompilationUnit> result = parser().parse(wrapped);
    if (!result.isSuccessful() || result.getResult().isEmpty()) {
      String why = result.getProblems().isEmpty() ? "" : ": " + result.getProblem(0).getMessage();
      throw new NotThere("the code for " + type + " is not a declaration" + why);
    }
    List<TypeDeclaration<?>> types = List.copyOf(result.getResult().get().getTypes());
    if (types.size() != 1) {
      throw new NotThere("the code for " + type + " closes its class and opens another");
    }
    return List.copyOf(types.get(0).getMembers());
  }

  private TypeDeclaration<?> type(String name) throws NotThere {
    for (Node node : unit.findAll(TypeDeclaration.class)) {
      TypeDeclaration<?> type = (TypeDeclaration<?>) node;
      if (type.getFullyQualifiedName().orElse(type.getNameAsString()).equals(name)) {
        return type;
      }
    }
    throw new NotThere("there is no type " + name + " in " + file);
  }

  private BodyDeclaration<?> member(String type, String member) throws NotThere {
    String wanted = normal(member);
    List<String> there = new ArrayList<>();
    for (BodyDeclaration<?> candidate : type(type).getMembers()) {
      for (String name : names(candidate)) {
        if (normal(name).equals(wanted)) {
          return candidate;
        }
        there.add(name);
      }
    }
    String close =
        there.stream()
            .filter(n -> n.replaceAll("\\(.*", "").equals(member.replaceAll("\\(.*", "")))
            .collect(Collectors.joining(", "));
    throw new NotThere(
        "there is no member "
            + member
            + " in "
            + type
            + (close.isEmpty() ? "" : "; there is " + close));
  }

  private static List<String> names(BodyDeclaration<?> member) {
    if (member instanceof CallableDeclaration<?> callable) {
      String parameters =
          callable.getParameters().stream()
              .map(p -> p.getTypeAsString() + (p.isVarArgs() ? "..." : ""))
              .collect(Collectors.joining(","));
      return List.of(callable.getNameAsString() + "(" + parameters + ")");
    }
    if (member instanceof FieldDeclaration field) {
      return field.getVariables().size() == 1
          ? List.of(field.getVariable(0).getNameAsString())
          : List.of();
    }
    if (member instanceof TypeDeclaration<?> type) {
      return List.of(type.getNameAsString());
    }
    return List.of();
  }

  /** A member's name without generics, packages, annotations and blanks. */
  private static String normal(String member) {
    String text = member.replaceAll("@\\w+(\\([^)]*\\))?\\s*", "").replaceAll("\\s+", "");
    String before;
    do {
      before = text;
      text = text.replaceAll("<[^<>]*>", "");
    } while (!text.equals(before));
    return text.replace("...", "[]").replaceAll("(\\w+\\.)+(?=\\w)", "");
  }

  private String indentAt(int offset) {
    int start = lineStart(offset);
    int end = start;
    while (end < offset && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  /** The code with its own common indent exchanged for another. */
  private static String indent(String code, String indent, boolean first) {
    String[] lines = code.split("\\R", -1);
    int common = Integer.MAX_VALUE;
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        common = Math.min(common, lines[i].length() - lines[i].stripLeading().length());
      }
    }
    // The closing line of a declaration stands where its first line stood.
    int cut = common == Integer.MAX_VALUE ? 0 : common;
    StringBuilder result = new StringBuilder(first ? indent : "").append(lines[0].strip());
    for (int i = 1; i < lines.length; i++) {
      result.append('\n');
      if (!lines[i].isBlank()) {
        result.append(indent).append(lines[i].substring(cut).stripTrailing());
      }
    }
    return result.toString();
  }

  private int offset(Position position) {
    return lineStarts[position.line - 1] + position.column - 1;
  }

  private int lineStart(int offset) {
    int start = offset;
    while (start > 0 && text.charAt(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  private static Range range(Node node) {
    return node.getRange().orElseThrow();
  }

  private static int[] lineStarts(String text) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pair)) {
        starts.add(i + 1);
      }
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** An edit names what is not there; carries the sentence for whoever wrote it. */
  private static final class NotThere extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;

    NotThere(String reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
