package dev.hasten.cli;

import dev.hasten.agent.face.Answer;
import dev.hasten.agent.face.Engine;
import dev.hasten.agent.face.ExitCode;
import dev.hasten.agent.face.Explanation;
import dev.hasten.agent.face.Verb;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.options.Sources;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: results on standard output, progress on standard error. */
public final class Main {
  private final PrintStream out;
  private final PrintStream err;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, out, err));
  }

  /** Runs a command and gives its exit code. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    return new Main(out, err).run(arguments);
  }

  private int run(String[] arguments) {
    CommandLine line = new CommandLine(spec());
    try {
      ParseResult parsed = line.parseArgs(arguments);
      if (CommandLine.printHelpIfRequested(
          parsed.asCommandLineList(), out, err, line.getColorScheme())) {
        return ExitCode.DONE.number();
      }
      if (!parsed.hasSubcommand()) {
        line.usage(err);
        return ExitCode.USAGE.number();
      }
      return answer(parsed.subcommand());
    } catch (ParameterException e) {
      err.println("hasten: " + e.getMessage());
      CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
      err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
      return ExitCode.USAGE.number();
    }
  }

  private int answer(ParseResult parsed) {
    Verb verb = verb(parsed.commandSpec().name());
    Console console = new Console(err);
    try {
      Settings settings = settings(verb, parsed);
      Optional<String> argument =
          Optional.ofNullable(parsed.matchedPositionalValue(0, (String) null));
      Answer answer = Engine.run(verb, argument, settings, console);
      console.close();
      out.print(answer.text());
      out.flush();
      return answer.code().number();
    } catch (RuntimeException | Error e) {
      console.close();
      Explanation explanation = Explanation.of(e);
      err.println("hasten: " + explanation.message());
      explanation.remedy().ifPresent(r -> err.println("  " + r));
      return explanation.code().number();
    }
  }

  private static Settings settings(Verb verb, ParseResult parsed) {
    Map<String, String> flags = new HashMap<>();
    for (Option option : verb.options()) {
      if (parsed.hasMatchedOption(option.flag())) {
        flags.put(option.key(), text(option, parsed));
      }
    }
    Settings.Source given = new Settings.Source("the command line", flags);
    Path folder = folder(verb, parsed, flags);
    return Settings.of(given, Sources.environment(), Sources.target(folder), Sources.user());
  }

  private static String text(Option option, ParseResult parsed) {
    return switch (option.form()) {
      case FLAG -> "true";
      case LIST -> String.join(";", parsed.matchedOptionValue(option.flag(), new String[0]));
      default -> parsed.matchedOptionValue(option.flag(), "");
    };
  }

  /** The folder whose configuration file counts. */
  private static Path folder(Verb verb, ParseResult parsed, Map<String, String> flags) {
    String named =
        verb.options().contains(Option.REPO)
            ? flags.getOrDefault(Option.REPO.key(), ".")
            : parsed.matchedPositionalValue(0, ".");
    return named.contains(":") ? Path.of(".") : Path.of(named);
  }

  private static Verb verb(String word) {
    return Arrays.stream(Verb.values())
        .filter(v -> v.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static CommandSpec spec() {
    CommandSpec root = CommandSpec.create().name("hasten").mixinStandardHelpOptions(true);
    root.version("Hasten " + Engine.version());
    root.usageMessage()
        .description("Makes Java repositories faster and proves it.")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes());
    for (Verb verb : Verb.values()) {
      root.addSubcommand(verb.word(), spec(verb));
    }
    return root;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(String.format(Locale.ROOT, "%3d", code.number()), code.meaning());
    }
    return codes;
  }

  private static CommandSpec spec(Verb verb) {
    CommandSpec spec = CommandSpec.create().mixinStandardHelpOptions(true);
    spec.usageMessage().description(verb.description().replace("%", "%%")).sortOptions(false);
    if (!verb.argument().isEmpty()) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .index("0")
              .arity("0..1")
              .type(String.class)
              .paramLabel(verb.argument())
              .build());
    }
    for (Option option : verb.options()) {
      spec.addOption(spec(option));
    }
    return spec;
  }

  private static OptionSpec spec(Option option) {
    List<String> text = new ArrayList<>(List.of(option.description().replace("%", "%%")));
    if (!option.initial().isEmpty() && option.form() != Option.Form.FLAG) {
      text.add("Default: " + option.initial());
    }
    OptionSpec.Builder spec =
        OptionSpec.builder(option.flag()).description(text.toArray(String[]::new));
    return switch (option.form()) {
      case FLAG -> spec.arity("0").type(boolean.class).build();
      case LIST -> spec.arity("1").type(String[].class).paramLabel(option.placeholder()).build();
      default -> spec.arity("1").type(String.class).paramLabel(option.placeholder()).build();
    };
  }
}
