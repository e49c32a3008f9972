package dev.hasten.agent.options;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One thing a user can set: its name, its form, its default and what it does. */
public enum Option {
  REPO(
      "repo",
      Form.PATH,
      ".",
      "DIR",
      "The repository to work in; the current folder where it is not given."),
  METHOD(
      "method",
      Form.LIST,
      "",
      "METHOD",
      "Look only at these methods: Class#name, package.Class#name, or with parameter types as in"
          + " Class#name(int,String). Several are separated by ';'."),
  INCLUDE("include", Form.LIST, "", "GLOB", "Look only at classes whose name fits one of these."),
  EXCLUDE("exclude", Form.LIST, "", "GLOB", "Leave out classes whose name fits one of these."),
  TESTS(
      "tests",
      Form.LIST,
      "",
      "GLOB",
      "Use only these test classes as the workload, such as *Parser*. The whole suite still runs"
          + " before a commit."),
  WORKLOAD(
      "workload",
      Form.TEXT,
      "tests",
      "WORKLOAD",
      "What makes the target work while it is profiled: 'tests', 'jmh:PATTERN' for its own JMH"
          + " benchmarks, or a command."),
  PROFILE(
      "profile",
      Form.PATH,
      "",
      "FILE",
      "Take hotspots from this JFR recording, for instance one of production, instead of profiling."),
  HOTSPOTS(
      "hotspots",
      Form.NUMBER,
      "8",
      "N",
      "How many hotspots to work on; those with nothing to propose do not count."),
  MIN_SHARE(
      "minShare",
      Form.DECIMAL,
      "0.01",
      "PERCENT",
      "Leave out methods below this share of what the target itself spends, in percent."),
  MIN_GAIN(
      "minGain",
      Form.DECIMAL,
      "5",
      "PERCENT",
      "What a method must gain to be worth a commit, in percent; less is listed as proved but too"
          + " small."),
  PROPOSALS("proposals", Form.NUMBER, "6", "N", "How many proposals to judge for each hotspot."),
  MAX_MINUTES(
      "maxMinutes",
      Form.DECIMAL,
      "0",
      "MINUTES",
      "Stop cleanly after this time; 0 means no limit."),
  MODEL(
      "model",
      Form.TEXT,
      "",
      "NAME",
      "The language model to ask, such as openai:gpt-5 or replay:DIR; without it the catalogue works"
          + " alone."),
  MODEL_URL(
      "modelUrl",
      Form.TEXT,
      "",
      "URL",
      "Base URL of an OpenAI-compatible server, such as http://localhost:11434/v1."),
  MAX_TOKENS(
      "maxTokens",
      Form.NUMBER,
      "200000",
      "N",
      "Ask no further model question once this many tokens are spent."),
  MAX_COST(
      "maxCost",
      Form.DECIMAL,
      "5",
      "USD",
      "Ask no further model question that could spend more than this."),
  PRICE(
      "price",
      Form.TEXT,
      "",
      "IN/OUT",
      "Price of the model in US dollars for a million tokens in and out, such as 2.5/10; needed where"
          + " Hasten does not know it."),
  MODEL_SECONDS(
      "modelSeconds",
      Form.NUMBER,
      "600",
      "SECONDS",
      "How long to wait for one answer of the model."),
  SANDBOX(
      "sandbox",
      Form.TEXT,
      "auto",
      "KIND",
      "What confines candidate code: auto, bubblewrap, unshare; none runs it unconfined and stamps the"
          + " report."),
  JDK("jdk", Form.PATH, "", "DIR", "The JDK to build and run the target with."),
  SEED("seed", Form.NUMBER, "1", "N", "Seed of generated inputs and of the order of launches."),
  TEST_SECONDS(
      "testSeconds",
      Form.NUMBER,
      "900",
      "SECONDS",
      "How long the tests of one module may take before they count as hanging."),
  FLOAT_ULP(
      "floatUlp",
      Form.NUMBER,
      "0",
      "N",
      "Take floating-point numbers for the same that are at most this many units in the last place"
          + " apart."),
  IGNORE_EXCEPTION_MESSAGES(
      "ignoreExceptionMessages",
      Form.FLAG,
      "false",
      "",
      "Compare exceptions by class and not by message."),
  IGNORE_INCIDENTAL_EXCEPTIONS(
      "ignoreIncidentalExceptions",
      Form.FLAG,
      "false",
      "",
      "Do not mind where a call that no test makes fails by an exception that nobody throws on"
          + " purpose, such as an index out of bounds, on one side or in another way."),
  IGNORE_OFF_PROTOCOL(
      "ignoreOffProtocol",
      Form.FLAG,
      "false",
      "",
      "Do not mind when or whether an object complains, by an exception such as"
          + " IllegalStateException, of a call out of turn that no test makes."),
  IGNORE_ORDER(
      "ignoreOrder",
      Form.FLAG,
      "false",
      "",
      "Do not mind in which order sets, maps and iterators give their elements; that of lists and"
          + " arrays counts all the same."),
  IGNORE_ALIASING(
      "ignoreAliasing",
      Form.FLAG,
      "false",
      "",
      "Do not mind whether equal objects are one and the same object."),
  IGNORE_CACHES(
      "ignoreCaches",
      Form.FLAG,
      "false",
      "",
      "Do not mind private fields that are null on one side and filled on the other after a call."),
  IGNORE_ALIASED_ARGUMENTS(
      "ignoreAliasedArguments",
      Form.FLAG,
      "false",
      "",
      "Do not mind made-up calls that hand in one object in several places."),
  IGNORE_PRIVATE_CALLS(
      "ignorePrivateCalls",
      Form.FLAG,
      "false",
      "",
      "Do not mind made-up calls of methods that no code outside their package can call; those"
          + " that the workload makes count all the same."),
  IGNORE_SERIAL_FORM(
      "ignoreSerialForm",
      Form.FLAG,
      "false",
      "",
      "Do not mind whether Java's serialization can read what the original wrote."),
  OUT(
      "out",
      Form.PATH,
      "",
      "DIR",
      "Where the ledger and the reports go; by default .hasten in the target, or in the current"
          + " directory where the target is not one. For export: where the files go, by default"
          + " beside the run's reports."),
  KEEP_TESTS(
      "keepTests",
      Form.FLAG,
      "false",
      "",
      "Put tests of the deciding inputs of each accepted rewrite into its commit, in the module's test"
          + " sources."),
  EXPORT_TESTS(
      "exportTests",
      Form.FLAG,
      "false",
      "",
      "Export the tests that hold the deciding inputs of a run's accepted rewrites."),
  DRY_RUN(
      "dryRun",
      Form.FLAG,
      "false",
      "",
      "Profile and propose from the catalogue, but ask no model, judge nothing and commit nothing."),
  SKIP_NOISE(
      "skipNoise",
      Form.FLAG,
      "false",
      "",
      "Do not time identical programs, which takes half a minute."),
  JSON("json", Form.FLAG, "false", "", "Print one JSON document on standard output."),
  ;

  /** How the text of an option is read. */
  public enum Form {
    /** Present or absent; true or false in files. */
    FLAG,
    /** A whole number. */
    NUMBER,
    /** A number with a fraction. */
    DECIMAL,
    /** Any text. */
    TEXT,
    /** A file or folder. */
    PATH,
    /** Texts separated by ';' or, where it cannot be part of one, by ','. */
    LIST
  }

  private final String key;
  private final Form form;
  private final String initial;
  private final String placeholder;
  private final String description;

  Option(String key, Form form, String initial, String placeholder, String description) {
    this.key = key;
    this.form = form;
    this.initial = initial;
    this.placeholder = placeholder;
    this.description = description;
  }

  /** Name in configuration files and, behind {@code hasten.}, in Maven: {@code maxMinutes}. */
  public String key() {
    return key;
  }

  /** Name on the command line: {@code --max-minutes}. */
  public String flag() {
    return this == EXPORT_TESTS ? "--tests" : "--" + words("-");
  }

  /** Name in the environment: {@code HASTEN_MAX_MINUTES}. */
  public String variable() {
    return "HASTEN_" + words("_").toUpperCase(Locale.ROOT);
  }

  /** How its text is read. */
  public Form form() {
    return form;
  }

  /**
   * Whether a file inside the target may set it: not what spends money, reaches a network, runs a
   * command or loosens the sandbox, since a repository is not its user.
   */
  public boolean mayComeFromTarget() {
    return switch (this) {
      case METHOD,
          INCLUDE,
          EXCLUDE,
          TESTS,
          HOTSPOTS,
          MIN_SHARE,
          MIN_GAIN,
          PROPOSALS,
          SEED,
          TEST_SECONDS ->
          true;
      default -> false;
    };
  }

  /** Its value where nobody set it; empty means not set. */
  public String initial() {
    return initial;
  }

  /** What stands for its value in help texts. */
  public String placeholder() {
    return placeholder;
  }

  /** What it does, a sentence or two. */
  public String description() {
    return description;
  }

  /** The option with the given key. */
  public static Optional<Option> byKey(String key) {
    return Arrays.stream(values()).filter(o -> o.key.equals(key)).findFirst();
  }

  private String words(String separator) {
    return key.replaceAll("([A-Z])", separator + "$1").toLowerCase(Locale.ROOT);
  }
}
