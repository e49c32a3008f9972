package dev.hasten.judge;

import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.InSitu;
import dev.hasten.replay.Streams;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import dev.hasten.target.bytecode.Bytecode;
import dev.hasten.target.bytecode.Layout;
import dev.hasten.target.bytecode.Sharing;
import dev.hasten.target.compile.Compilation;
import dev.hasten.target.source.ChangedMethods;
import dev.hasten.target.test.Baseline;
import dev.hasten.target.test.TestRequest;
import dev.hasten.verification.ApiGate;
import dev.hasten.verification.Gate;
import dev.hasten.verification.GateResult;
import dev.hasten.verification.InSituGate;
import dev.hasten.verification.PolicyGate;
import dev.hasten.verification.ReplayGate;
import dev.hasten.verification.SerialGate;
import dev.hasten.verification.TestGate;
import dev.hasten.verification.ThreadsGate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps that ask whether a change does the same thing; each passes or ends the trial. */
final class Behaviour {
  private final Bench bench;

  Behaviour(Bench bench) {
    this.bench = bench;
  }

  Optional<Ruled> policy(Trial trial) {
    return ruled(trial, PolicyGate.check(bench.target(), trial.change().patch()));
  }

  Optional<Ruled> compile(Trial trial) {
    Map<Path, Optional<String>> files = trial.change().patch().files();
    Set<String> modules = new TreeSet<>();
    Map<Path, String> before = new TreeMap<>();
    Map<Path, String> after = new TreeMap<>();
    Module module = null;
    for (Map.Entry<Path, Optional<String>> file : files.entrySet()) {
      module = PolicyGate.moduleOf(bench.target(), file.getKey()).orElseThrow();
      modules.add(module.name());
      Path unit = module.directory().relativize(bench.target().root().resolve(file.getKey()));
      after.put(unit, file.getValue().orElseThrow());
      text(file.getKey(), module).ifPresent(text -> before.put(unit, text));
    }
    if (module == null || modules.size() != 1) {
      return Optional.of(
          Ruled.because(
              Ruling.CANNOT_TELL,
              Gate.COMPILE,
              "it changes several modules, which cannot be compared yet",
              String.join("\n", modules)));
    }
    Bench.Compiled unchanged = bench.unchanged(module, before);
    Side original = unchanged.side();
    Side candidate = new Side("candidate", bench.overlay("candidate"));
    Compilation base = unchanged.compilation();
    if (base instanceof Compilation.Refused refused) {
      return Optional.of(
          Ruled.because(
              Ruling.CANNOT_TELL,
              Gate.COMPILE,
              "the original unit does not compile by itself, as code that processors complete does not",
              messages(refused)));
    }
    if (base instanceof Compilation.Unanswered none) {
      return Optional.of(
          Ruled.because(
              Ruling.CANNOT_TELL,
              Gate.COMPILE,
              "the compiler gave no answer: " + none.reason(),
              ""));
    }
    Compilation changed = bench.compiler().compile(module, after, candidate.overlay());
    if (changed instanceof Compilation.Refused refused) {
      return Optional.of(
          Ruled.because(
              Ruling.BROKEN,
              Gate.COMPILE,
              "it does not compile: " + first(refused),
              messages(refused)));
    }
    if (changed instanceof Compilation.Unanswered none) {
      return Optional.of(
          Ruled.because(
              Ruling.BROKEN, Gate.COMPILE, "the compiler does not get done: " + none.reason(), ""));
    }
    ChangedMethods methods =
        ChangedMethods.between(bench.sources(), bench.target().root(), trial.change().patch());
    trial.compiled(
        new Trial.Compiled(
            module,
            original,
            candidate,
            methods,
            apart(original, candidate),
            Layout.unrestorable(original.overlay(), candidate.overlay())));
    trial.passed(new GateResult.Passed(Gate.COMPILE, after.size(), List.of()));
    return Optional.empty();
  }

  /** Fields and questions that one side alone has. */
  private static Map<String, Set<String>> apart(Side original, Side candidate) {
    Map<String, Set<String>> members =
        new HashMap<>(Bench.copy(Layout.difference(original.overlay(), candidate.overlay())));
    Layout.questions(original.overlay(), candidate.overlay())
        .forEach(
            (name, questions) -> {
              Set<String> all = new HashSet<>(members.getOrDefault(name, Set.of()));
              all.addAll(questions);
              members.put(name, Set.copyOf(all));
            });
    return members;
  }

  private Optional<String> text(Path file, Module module) {
    Path path = bench.target().root().resolve(file);
    try {
      return Files.isRegularFile(path)
          ? Optional.of(Files.readString(path, Charset.forName(module.compiler().encoding())))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String first(Compilation.Refused refused) {
    return refused.diagnostics().stream()
        .findFirst()
        .map(d -> d.message().lines().findFirst().orElse(""))
        .orElse("");
  }

  private static String messages(Compilation.Refused refused) {
    return refused.diagnostics().stream()
        .limit(5)
        .map(d -> d.file().getFileName() + ":" + d.line() + ": " + d.message())
        .collect(Collectors.joining("\n"));
  }

  Optional<Ruled> duplicate(Trial trial) {
    Trial.Compiled sides = trial.compiled();
    List<Path> classes = classFiles(sides.candidate().overlay());
    boolean same =
        classes.size() == classFiles(sides.original().overlay()).size()
            && classes.stream().allMatch(c -> sameAsOriginal(sides, c));
    if (same) {
      return Optional.of(
          Ruled.because(
              Ruling.SAME,
              Gate.DUPLICATE,
              "it compiles to the same byte code as the original",
              ""));
    }
    String earlier = bench.judgedBefore(digest(classes), trial.change().id());
    if (!earlier.isEmpty()) {
      return Optional.of(
          Ruled.because(
              Ruling.SAME, Gate.DUPLICATE, "the same code was judged before as " + earlier, ""));
    }
    return Optional.empty();
  }

  private static boolean sameAsOriginal(Trial.Compiled sides, Path file) {
    Path name = sides.candidate().overlay().relativize(file);
    Path before = sides.original().overlay().resolve(name);
    try {
      return Files.isRegularFile(before)
          && Bytecode.sameCode(Files.readAllBytes(before), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> classFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".class")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(List<Path> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Ruled> api(Trial trial) {
    return ruled(
        trial,
        ApiGate.check(
            trial.compiled().original().overlay(),
            trial.compiled().candidate().overlay(),
            trial.change().entry().isEmpty()));
  }

  Optional<Ruled> serial(Trial trial) {
    Trial.Compiled sides = trial.compiled();
    return ruled(
        trial,
        SerialGate.check(
            sides.original().overlay(),
            sides.candidate().overlay(),
            sides.module().classes(),
            bench.settings().loosenings()));
  }

  /** Objects that were immutable and are no longer are called by several threads at once. */
  Optional<Ruled> threads(Trial trial) {
    Trial.Compiled sides = trial.compiled();
    Set<String> classes =
        Sharing.newlyMutable(sides.original().overlay(), sides.candidate().overlay());
    if (classes.isEmpty()) {
      return Optional.empty();
    }
    List<ThreadsGate.Entry> entries = new ArrayList<>();
    for (EntryChoice.Found found : trial.entries()) {
      MethodRef entry = found.entry().method();
      entries.add(
          new ThreadsGate.Entry(
              bench.oracle(sides, found),
              bench.request(sides, sides.original(), entry),
              bench.request(sides, sides.candidate(), entry)));
    }
    return ruled(trial, ThreadsGate.check(classes, entries));
  }

  /** Finds through which methods the change is observed. */
  Optional<Ruled> entry(Trial trial) {
    return new EntrySearch(bench).find(trial);
  }

  Optional<Ruled> replay(Trial trial) {
    Trial.Compiled sides = trial.compiled();
    long compared = 0;
    List<String> notes = new ArrayList<>();
    Optional<Ruled> unshown = Optional.empty();
    for (EntryChoice.Found found : trial.entries()) {
      MethodRef entry = found.entry().method();
      GateResult result =
          ReplayGate.check(
              bench.oracle(sides, found),
              bench.request(sides, sides.candidate(), entry),
              bench.settings().loosenings());
      trial.compared(found.entry(), result);
      if (result instanceof GateResult.Failed failed) {
        if (failed.counterexample().isPresent() || trial.entries().size() == 1) {
          return Optional.of(Ruled.of(failed));
        } else if (failed.gate() != Gate.ENTRY) {
          // Another method that it changes may show the same in a program.
          unshown = unshown.or(() -> Optional.of(Ruled.of(failed)));
          continue;
        }
        trial.unobserved(found.entry().hotspot(), failed.reason());
      }
      if (result instanceof GateResult.Passed passed) {
        compared += passed.checked();
        notes.addAll(passed.notes());
      }
    }
    if (unshown.isPresent() || compared == 0) {
      return unshown.or(() -> EntrySearch.nothingLeftOut(trial));
    }
    trial.passed(new GateResult.Passed(Gate.REPLAY, compared, notes));
    return Optional.empty();
  }

  /** The workload's own calls on both sides; the run of the tests is judged beside. */
  Optional<Ruled> inSitu(Trial trial) {
    Trial.Compiled sides = trial.compiled();
    InSitu.Scope scope = new InSitu.Scope(watched(trial), sides.ignoredFields());
    TestRequest request = bench.workload(sides.module()).only(trial.tests());
    List<Streams> original = bench.original(scope, request, sides.original());
    TestRequest onCandidate = request.on(sides.candidate());
    Streams candidate = bench.inSitu().observe(scope, onCandidate, false);
    Baseline baseline = Baseline.of(original.get(0).tests(), original.get(1).tests());
    trial.ran(baseline, candidate.tests());
    return ruled(
        trial,
        InSituGate.check(
            bench.inSitu(),
            scope,
            original.get(0),
            original.get(1),
            candidate,
            new InSituGate.Requests(request.on(sides.original()), onCandidate),
            bench.settings().loosenings()));
  }

  /** What changed and is there on both sides, and the entries that stand for it. */
  private static List<MethodRef> watched(Trial trial) {
    Set<MethodRef> methods = new TreeSet<>(trial.compiled().methods().changed());
    methods.removeIf(m -> m.name().equals("<clinit>"));
    trial.entries().forEach(e -> methods.add(e.entry().method()));
    return List.copyOf(methods);
  }

  Optional<Ruled> tests(Trial trial) {
    return ruled(trial, TestGate.check(trial.baseline(), trial.tests(), trial.run()));
  }

  private static Optional<Ruled> ruled(Trial trial, GateResult result) {
    if (result instanceof GateResult.Failed failed) {
      return Optional.of(Ruled.of(failed));
    } else if (result instanceof GateResult.Passed passed) {
      trial.passed(passed);
    } else if (result instanceof GateResult.Silent silent) {
      trial.note("not compared " + silent.gate().word() + ": " + silent.reason());
    }
    return Optional.empty();
  }
}
