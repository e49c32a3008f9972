package dev.hasten.agent.catalogue;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import dev.hasten.target.edit.TextEdit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All known rewrites, in the order in which they are tried. */
public final class Catalogue {
  private final List<Rule> rules;

  public Catalogue(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Every rule, those that are expected to pay most first. */
  public static Catalogue standard() {
    return new Catalogue(StandardRules.inOrder());
  }

  /**
   * The rules without those that were measured to gain nothing on a JDK.
   *
   * @param jdk feature release that the target runs on
   */
  public Catalogue on(int jdk) {
    return new Catalogue(rules.stream().filter(rule -> rule.info().paysOn(jdk)).toList());
  }

  public List<RuleInfo> rules() {
    return rules.stream().map(Rule::info).toList();
  }

  /**
   * What the rules propose for one hot method.
   *
   * @param file the unit's path from the target's root
   * @param text the unit's text
   * @param offset of any character of the method, in UTF-16 units; the innermost method counts
   * @param release Java release that the unit is compiled for
   * @param sources where types come from
   * @return findings whose result parses and keeps every member that is not private; none where the
   *     text does not parse or no method is there
   */
  public List<Finding> propose(
      Path file, String text, int offset, int release, TypeSources sources) {
    Optional<CompilationUnit> unit = parse(text, sources.configuration());
    return unit.map(
            u -> {
              SourceText source = new SourceText(text);
              return methodAt(u, source, offset)
                  .map(
                      m ->
                          propose(
                              new RuleContext(file, source, u, m, release, Types.of(u, sources)),
                              sources))
                  .orElse(List.of());
            })
        .orElse(List.of());
  }

  /** What the rules propose for every method of the unit, each as if it were hot. */
  public List<Finding> proposeAll(Path file, String text, int release, TypeSources sources) {
    List<Finding> all = new ArrayList<>();
    parse(text, sources.configuration())
        .ifPresent(
            u -> {
              SourceText source = new SourceText(text);
              Types types = Types.of(u, sources);
              for (CallableDeclaration<?> method : methods(u)) {
                all.addAll(
                    propose(new RuleContext(file, source, u, method, release, types), sources));
              }
            });
    return all;
  }

  private List<Finding> propose(RuleContext context, TypeSources sources) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.info().since() <= context.release()) {
        rule.find(context).stream()
            .filter(finding -> !finding.edits().edits().isEmpty())
            .filter(finding -> isSound(context, finding, sources.configuration()))
            .forEach(findings::add);
      }
    }
    return findings;
  }

  /** Whether the result parses and has the members that it had, but for private ones. */
  private static boolean isSound(
      RuleContext context, Finding finding, ParserConfiguration configuration) {
    String after = apply(context.source().text(), finding.edits().edits());
    return parse(after, configuration)
        .filter(unit -> members(unit).equals(members(context.unit())))
        .isPresent();
  }

  static String apply(String text, List<TextEdit> edits) {
    StringBuilder result = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(TextEdit::start).reversed())
        .forEach(e -> result.replace(e.start(), e.end(), e.replacement()));
    return result.toString();
  }

  private static Optional<CompilationUnit> parse(String text, ParserConfiguration configuration) {
    var result = new JavaParser(configuration).parse(text);
    return result.isSuccessful() ? result.getResult() : Optional.empty();
  }

  private static Set<String> members(CompilationUnit unit) {
    Set<String> members = new TreeSet<>();
    for (TypeDeclaration<?> type : types(unit)) {
      if (isPrivate(type)) {
        continue;
      }
      String name = type.getFullyQualifiedName().orElse(type.getNameAsString());
      members.add(modifiers(type) + name);
      if (type instanceof EnumDeclaration constants) {
        constants.getEntries().forEach(e -> members.add(name + "." + e.getNameAsString()));
      }
      for (BodyDeclaration<?> member : type.getMembers()) {
        if (member instanceof CallableDeclaration<?> method && !method.isPrivate()) {
          members.add(name + ":" + modifiers(method) + method.getDeclarationAsString());
        }
        if (member instanceof FieldDeclaration field && !field.isPrivate()) {
          field
              .getVariables()
              .forEach(
                  v ->
                      members.add(name + ":" + modifiers(field) + v.getType() + " " + v.getName()));
        }
      }
    }
    return members;
  }

  /** Whether the type, or one around it, is private: nobody outside the unit sees its members. */
  private static boolean isPrivate(TypeDeclaration<?> type) {
    return type.isPrivate()
        || type.findAncestor(TypeDeclaration.class)
            .map(outer -> isPrivate((TypeDeclaration<?>) outer))
            .orElse(false);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<TypeDeclaration<?>> types(CompilationUnit unit) {
    return (List) unit.findAll(TypeDeclaration.class);
  }

  private static String modifiers(Node node) {
    String annotations =
        node instanceof NodeWithAnnotations<?> a ? a.getAnnotations().toString() : "";
    String modifiers = node instanceof NodeWithModifiers<?> m ? m.getModifiers().toString() : "";
    return annotations + modifiers;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<CallableDeclaration<?>> methods(CompilationUnit unit) {
    return (List) unit.findAll(CallableDeclaration.class);
  }

  private static Optional<CallableDeclaration<?>> methodAt(
      CompilationUnit unit, SourceText source, int offset) {
    CallableDeclaration<?> innermost = null;
    for (CallableDeclaration<?> method : methods(unit)) {
      if (source.start(method) <= offset && offset < source.end(method)) {
        innermost = method; // found from outside in
      }
    }
    return Optional.ofNullable(innermost);
  }
}
