package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One class of characters is looked for by a plain loop instead of a matcher. */
final class ClassLoop implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "RGX-4",
          "regular expression of one character class -> loop",
          "replaceAll or matches with one class of ASCII characters, by a string or by a constant Pattern without flags",
          List.of(),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final String PATTERN = "java.util.regex.Pattern";

  /**
   * A place that asks for one class.
   *
   * @param text what is searched
   * @param replacement null where the place asks whether all of the text matches
   */
  private record Place(
      MethodCallExpr call,
      Expression text,
      CharacterClass characters,
      @org.jspecify.annotations.Nullable Expression replacement) {}

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    if (!rewrite.canHoldConstants()) {
      return List.of();
    }
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      place(context, call).ifPresent(place -> rewrite(context, rewrite, place));
    }
    return RuleContext.finding(
        INFO,
        rewrite,
        "A loop over the characters needs no matcher, and no copy where nothing matches.");
  }

  private static void rewrite(RuleContext context, Rewrite rewrite, Place place) {
    SourceText source = context.source();
    String text = source.of(place.text());
    if (place.replacement() == null) {
      String name = rewrite.member("isAll", matcher(place.characters()));
      rewrite.replace(place.call(), name + "(" + text + ")");
      return;
    }
    String with =
        Shapes.constant(place.replacement(), context.names())
            .flatMap(RegexShape::replacement)
            .orElseThrow();
    String name = rewrite.member("replaceEach", replacer(place.characters(), with));
    // In two parts, so that a place within the text is rewritten too.
    rewrite.replace(source.start(place.call()), source.start(place.text()), name + "(");
    rewrite.replace(source.end(place.text()), source.end(place.call()), ")");
  }

  private static Optional<Place> place(RuleContext context, MethodCallExpr call) {
    boolean replace = Shapes.isCall(call, "replaceAll", 2) || Shapes.isCall(call, "replaceAll", 1);
    boolean match = Shapes.isCall(call, "matches", 1) || Shapes.isCall(call, "matches", 0);
    if (!(replace || match) || call.getScope().isEmpty()) {
      return Optional.empty();
    }
    Expression scope = Shapes.bare(call.getScope().get());
    boolean ofString = call.getArguments().size() == (replace ? 2 : 1);
    Optional<String> regex =
        ofString
            ? Shapes.constant(call.getArgument(0), context.names())
                .filter(r -> context.types().isString(scope))
            : Shapes.scopeOf(scope, "matcher", 1).flatMap(p -> constantPattern(context, p));
    Expression text = ofString ? scope : argument(scope);
    Optional<CharacterClass> characters =
        regex.filter(RegexShape::compiles).flatMap(CharacterClass::of);
    if (characters.isEmpty()
        || !context.types().isString(text)
        || replace && characters.get().quantifier() == '*'
        || match && characters.get().quantifier() == 0
        || Shapes.hasComment(context.source().of(call))) {
      return Optional.empty();
    }
    if (match) {
      return Optional.of(new Place(call, text, characters.get(), null));
    }
    Expression with = call.getArgument(ofString ? 1 : 0);
    return Shapes.constant(with, context.names())
        .flatMap(RegexShape::replacement)
        .map(r -> new Place(call, text, characters.get(), with));
  }

  private static Expression argument(Expression matcher) {
    return Shapes.isCall(matcher, "matcher", 1)
        ? matcher.asMethodCallExpr().getArgument(0)
        : matcher;
  }

  /** The expression of a Pattern that the unit holds as a constant, made without flags. */
  static Optional<String> constantPattern(RuleContext context, Expression pattern) {
    return Optional.of(pattern)
        .filter(Expression::isNameExpr)
        .flatMap(context.names()::declaration)
        .filter(Declared::isStaticFinal)
        .flatMap(Declared::initializer)
        .filter(i -> Shapes.isStaticCall(i, PATTERN, "compile", context.names()))
        .filter(i -> i.asMethodCallExpr().getArguments().size() == 1)
        .flatMap(i -> Shapes.constant(i.asMethodCallExpr().getArgument(0), context.names()));
  }

  static String matcher(CharacterClass characters) {
    String empty = characters.quantifier() == '+' ? "!text.isEmpty()" : "true";
    return String.join(
        "\n",
        "private static boolean NAME(String text) {",
        "\tfor (int i = 0; i < text.length(); i++) {",
        "\t\tchar c = text.charAt(i);",
        "\t\tif (!(" + characters.test() + ")) {",
        "\t\t\treturn false;",
        "\t\t}",
        "\t}",
        "\treturn " + empty + ";",
        "}");
  }

  /** The same string where nothing matches, as a matcher gives it. */
  private static String replacer(CharacterClass characters, String with) {
    // Outside a class of ASCII a pair of surrogates is one character.
    boolean pairs = characters.negated();
    boolean runs = characters.quantifier() == '+';
    String append =
        with.isEmpty()
            ? ""
            : "result.append("
                + (with.length() == 1 ? Shapes.quote(with.charAt(0)) : Shapes.quote(with))
                + ");";
    List<String> lines = new ArrayList<>();
    lines.add("private static String NAME(String text) {");
    lines.add("\tint length = text.length();");
    lines.add("\tStringBuilder result = null;");
    lines.add("\tint copied = 0;");
    lines.add("\tfor (int i = 0; i < length; i++) {");
    lines.add("\t\tchar c = text.charAt(i);");
    lines.add("\t\tif (" + characters.test() + ") {");
    lines.add("\t\t\tif (result == null) {");
    lines.add("\t\t\t\tresult = new StringBuilder(length);");
    lines.add("\t\t\t}");
    if (runs && !append.isEmpty()) {
      lines.add("\t\t\tif (i > copied || i == 0) {");
      lines.add("\t\t\t\tresult.append(text, copied, i)" + append.substring("result".length()));
      lines.add("\t\t\t}");
    } else {
      lines.add(
          "\t\t\tresult.append(text, copied, i)"
              + (append.isEmpty() ? ";" : append.substring("result".length())));
    }
    if (pairs && !runs && !append.isEmpty()) {
      lines.add("\t\t\tif (Character.charCount(text.codePointAt(i)) == 2) {");
      lines.add("\t\t\t\ti++;");
      lines.add("\t\t\t}");
    }
    lines.add("\t\t\tcopied = i + 1;");
    lines.add("\t\t}");
    lines.add("\t}");
    lines.add("\treturn result == null ? text : result.append(text, copied, length).toString();");
    lines.add("}");
    return String.join("\n", lines);
  }
}
