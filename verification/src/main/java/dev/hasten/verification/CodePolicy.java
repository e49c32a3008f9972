package dev.hasten.verification;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a change may not bring into code or take out of it, read off the syntax tree.
 *
 * <p>Each rule counts something before and after: only what the change adds or removes is held
 * against it, so that code which did the same before may go on doing it.
 */
final class CodePolicy {
  /** Types whose use gives a candidate a way out of the comparison, and why. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("Thread", "moves work to another thread"),
          Map.entry("Executors", "moves work to another thread"),
          Map.entry("ExecutorService", "moves work to another thread"),
          Map.entry("ForkJoinPool", "moves work to another thread"),
          Map.entry("CompletableFuture", "moves work to another thread"),
          Map.entry("Timer", "moves work to another thread"),
          Map.entry("ThreadLocal", "keeps state between calls"),
          Map.entry("WeakHashMap", "keeps state between calls"),
          Map.entry("SoftReference", "keeps state between calls"),
          Map.entry("WeakReference", "keeps state between calls"),
          Map.entry("IdentityHashMap", "depends on object identity"),
          Map.entry("Cleaner", "moves work out of the call"),
          Map.entry("StackWalker", "looks at its caller"),
          Map.entry("ProcessBuilder", "starts a process"),
          Map.entry("Unsafe", "leaves the rules of the language"),
          Map.entry("Instrumentation", "changes other code"),
          Map.entry("ClassLoader", "loads code by name"),
          Map.entry("Proxy", "makes code at run time"));

  /** Calls that do the same, by name and, where it matters, by what they are called on. */
  private static final Map<String, String> CALLS =
      Map.ofEntries(
          Map.entry("System.exit", "ends the JVM"),
          Map.entry("Runtime.getRuntime", "reaches for the JVM"),
          Map.entry("System.getProperty", "looks at its surroundings"),
          Map.entry("System.setProperty", "changes its surroundings"),
          Map.entry("System.getenv", "looks at its surroundings"),
          Map.entry("System.nanoTime", "looks at the clock"),
          Map.entry("System.currentTimeMillis", "looks at the clock"),
          Map.entry("System.identityHashCode", "depends on object identity"),
          Map.entry("System.gc", "drives the collector"),
          Map.entry("System.load", "loads native code"),
          Map.entry("System.loadLibrary", "loads native code"),
          Map.entry("Class.forName", "loads code by name"),
          Map.entry("*.setAccessible", "breaks into other classes"),
          Map.entry("*.getStackTrace", "looks at its caller"),
          Map.entry("*.parallelStream", "moves work to other threads"),
          Map.entry("*.parallel", "moves work to other threads"),
          Map.entry("*.parallelSort", "moves work to other threads"),
          Map.entry("*.parallelPrefix", "moves work to other threads"),
          Map.entry("*.parallelSetAll", "moves work to other threads"));

  /** What leaves something for later runs or reaches beyond the JVM, where nothing did before. */
  private static final Map<String, String> REACHES =
      Map.ofEntries(
          Map.entry("FileOutputStream", "writes files"),
          Map.entry("FileWriter", "writes files"),
          Map.entry("Files.write", "writes files"),
          Map.entry("Files.writeString", "writes files"),
          Map.entry("Files.newOutputStream", "writes files"),
          Map.entry("Files.newBufferedWriter", "writes files"),
          Map.entry("Files.createFile", "writes files"),
          Map.entry("Files.createTempFile", "writes files"),
          Map.entry("Files.createDirectories", "writes files"),
          Map.entry("Files.copy", "writes files"),
          Map.entry("Files.move", "writes files"),
          Map.entry("Files.delete", "writes files"),
          Map.entry("File.createTempFile", "writes files"),
          Map.entry("Socket", "reaches for the network"),
          Map.entry("ServerSocket", "reaches for the network"),
          Map.entry("DatagramSocket", "reaches for the network"),
          Map.entry("URLConnection", "reaches for the network"),
          Map.entry("HttpClient", "reaches for the network"));

  /** Packages of which a target has no classes of its own. */
  private static final List<String> LIBRARIES =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "org.junit.",
          "junit.",
          "org.testng.",
          "org.hamcrest.",
          "org.mockito.",
          "org.assertj.",
          "org.openjdk.jmh.");

  private static final Set<String> IMMUTABLE_TYPES =
      Set.of(
          "String",
          "Pattern",
          "Integer",
          "Long",
          "Short",
          "Byte",
          "Character",
          "Boolean",
          "Double",
          "Float",
          "BigInteger",
          "BigDecimal",
          "Charset",
          "Locale",
          "DateTimeFormatter",
          "Duration",
          "Class",
          "MathContext",
          "Comparator",
          "Function",
          "Predicate",
          "Supplier",
          "UnaryOperator",
          "BinaryOperator",
          "IntPredicate",
          "IntUnaryOperator",
          "ToIntFunction",
          "CharSequence");

  private static final Set<String> SHARED_TABLES =
      Set.of(
          "List", "Set", "Map", "EnumSet", "EnumMap", "BitSet", "HashSet", "HashMap", "ArrayList");

  private CodePolicy() {}

  /** What the change from one text of a unit to the other breaks, a sentence each. */
  static List<String> violations(Optional<String> before, String after) {
    Optional<CompilationUnit> parsed = parse(after);
    if (parsed.isEmpty()) {
      // The compiler has the better message.
      return List.of();
    }
    CompilationUnit then = parsed.get();
    CompilationUnit first = before.flatMap(CodePolicy::parse).orElseGet(CompilationUnit::new);
    List<String> found = new ArrayList<>();
    Map<String, Integer> brought = counts(then);
    Map<String, Integer> had = counts(first);
    brought.forEach(
        (what, count) -> {
          if (count > had.getOrDefault(what, 0)) {
            found.add("it newly uses " + what);
          }
        });
    Map<String, Integer> reached = reaches(first);
    reaches(then).keySet().stream()
        .filter(what -> !reached.containsKey(what))
        .forEach(what -> found.add("it newly uses " + what));
    if (guards(then) < guards(first)) {
      found.add(
          "it takes away synchronization or volatile, which no run of tests can show to be safe");
    }
    found.addAll(newSharedState(first, then));
    if (before.isEmpty()) {
      shadowing(then).ifPresent(found::add);
    }
    return found;
  }

  /** A new class where the code looks for another: a test library's, or the JDK's. */
  private static Optional<String> shadowing(CompilationUnit unit) {
    String name = unit.getPackageDeclaration().map(p -> p.getNameAsString() + ".").orElse("");
    return LIBRARIES.stream()
        .filter(name::startsWith)
        .findFirst()
        .map(
            library ->
                "it adds a class in "
                    + name.substring(0, name.length() - 1)
                    + ", where one of a library is looked for");
  }

  private static Optional<CompilationUnit> parse(String text) {
    return new JavaParser(
            new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(false))
        .parse(text)
        .getResult();
  }

  private static Map<String, Integer> counts(CompilationUnit unit) {
    Map<String, Integer> counts = new HashMap<>();
    unit.findAll(ClassOrInterfaceType.class)
        .forEach(t -> count(counts, TYPES, t.getNameAsString(), t.getNameAsString()));
    unit.findAll(NameExpr.class)
        .forEach(n -> count(counts, TYPES, n.getNameAsString(), n.getNameAsString()));
    unit.findAll(MethodCallExpr.class)
        .forEach(
            c -> {
              String scope = c.getScope().map(CodePolicy::lastName).orElse("");
              count(counts, CALLS, scope + "." + c.getNameAsString(), c.getNameAsString());
              count(counts, CALLS, "*." + c.getNameAsString(), c.getNameAsString());
            });
    unit.findAll(MethodDeclaration.class).stream()
        .filter(MethodDeclaration::isNative)
        .forEach(m -> counts.merge("a native method", 1, Integer::sum));
    unit.getImports().stream()
        .map(i -> i.getNameAsString())
        .filter(
            n ->
                n.startsWith("sun.")
                    || n.startsWith("jdk.internal.")
                    || n.startsWith("org.junit")
                    || n.startsWith("org.openjdk.jmh")
                    || n.startsWith("java.lang.management"))
        .forEach(n -> counts.merge(n, 1, Integer::sum));
    return counts;
  }

  private static Map<String, Integer> reaches(CompilationUnit unit) {
    Map<String, Integer> counts = new HashMap<>();
    unit.findAll(ClassOrInterfaceType.class)
        .forEach(t -> count(counts, REACHES, t.getNameAsString(), t.getNameAsString()));
    unit.findAll(MethodCallExpr.class)
        .forEach(
            c -> {
              String call =
                  c.getScope().map(CodePolicy::lastName).orElse("") + "." + c.getNameAsString();
              count(counts, REACHES, call, call);
            });
    return counts;
  }

  private static void count(
      Map<String, Integer> counts, Map<String, String> rules, String key, String name) {
    String why = rules.get(key);
    if (why != null) {
      counts.merge(name + ", which " + why, 1, Integer::sum);
    }
  }

  private static String lastName(Node scope) {
    if (scope instanceof NameExpr name) {
      return name.getNameAsString();
    }
    if (scope instanceof FieldAccessExpr access) {
      return access.getNameAsString();
    }
    return "";
  }

  private static int guards(CompilationUnit unit) {
    long modifiers =
        unit.findAll(Modifier.class).stream()
            .filter(
                m ->
                    m.getKeyword() == Modifier.Keyword.SYNCHRONIZED
                        || m.getKeyword() == Modifier.Keyword.VOLATILE)
            .count();
    return (int) modifiers + unit.findAll(SynchronizedStmt.class).size();
  }

  private static List<String> newSharedState(CompilationUnit before, CompilationUnit after) {
    Set<String> had = staticFields(before).keySet();
    Set<String> written = writtenNames(after);
    List<String> found = new ArrayList<>();
    staticFields(after)
        .forEach(
            (name, field) -> {
              if (!had.contains(name)) {
                sharedState(name, field, written).ifPresent(found::add);
              }
            });
    return found;
  }

  private static Optional<String> sharedState(
      String name, VariableDeclarator variable, Set<String> written) {
    FieldDeclaration field = (FieldDeclaration) variable.getParentNode().orElseThrow();
    boolean inInterface =
        field
            .findAncestor(ClassOrInterfaceDeclaration.class)
            .map(ClassOrInterfaceDeclaration::isInterface)
            .orElse(false);
    if (!field.isFinal() && !inInterface) {
      return Optional.of("it adds the static field " + name + ", which can be assigned");
    }
    if (variable.getType().isPrimitiveType()) {
      return Optional.empty();
    }
    String type = variable.getType().asString().replaceAll("<.*|\\[.*", "");
    String simple = type.substring(type.lastIndexOf('.') + 1);
    boolean table = variable.getType().isArrayType() || SHARED_TABLES.contains(simple);
    if (table && !written.contains(variable.getNameAsString())) {
      return Optional.empty();
    }
    if (IMMUTABLE_TYPES.contains(simple) || simple.endsWith("Pattern")) {
      return Optional.empty();
    }
    return Optional.of(
        "it adds the static field "
            + name
            + " of type "
            + type
            + ", which can hold state between"
            + " calls");
  }

  private static Map<String, VariableDeclarator> staticFields(CompilationUnit unit) {
    Map<String, VariableDeclarator> fields = new HashMap<>();
    for (FieldDeclaration field : unit.findAll(FieldDeclaration.class)) {
      if (field.isStatic()) {
        String owner =
            field
                .findAncestor(TypeDeclaration.class)
                .map(t -> ((TypeDeclaration<?>) t).getNameAsString())
                .orElse("");
        field.getVariables().forEach(v -> fields.put(owner + "." + v.getNameAsString(), v));
      }
    }
    return fields;
  }

  /**
   * Names of what is changed outside static initializers: assigned elements, and receivers of calls
   * that add, put, set or remove.
   */
  private static Set<String> writtenNames(CompilationUnit unit) {
    Set<String> names = new HashSet<>();
    unit.findAll(AssignExpr.class).stream()
        .filter(a -> !inStaticInitializer(a))
        .map(a -> base(a.getTarget()))
        .forEach(names::add);
    unit.findAll(UnaryExpr.class).stream()
        .filter(u -> u.getOperator().name().contains("CREMENT"))
        .filter(u -> !inStaticInitializer(u))
        .map(u -> base(u.getExpression()))
        .forEach(names::add);
    unit.findAll(MethodCallExpr.class).stream()
        .filter(c -> !inStaticInitializer(c))
        .filter(c -> c.getScope().isPresent())
        .filter(
            c ->
                c.getNameAsString()
                    .matches(
                        "(add|put|set|remove|clear|retain|compute|merge|replace|flip|fill|sort|poll"
                            + "|push|pop|offer|and|or|xor)[A-Za-z]*"))
        .map(c -> base(c.getScope().orElseThrow()))
        .forEach(names::add);
    return names;
  }

  private static String base(Node target) {
    Node node = target;
    while (node instanceof ArrayAccessExpr access) {
      node = access.getName();
    }
    return lastName(node);
  }

  private static boolean inStaticInitializer(Node node) {
    return node.findAncestor(InitializerDeclaration.class)
        .map(InitializerDeclaration::isStatic)
        .orElse(false);
  }
}
