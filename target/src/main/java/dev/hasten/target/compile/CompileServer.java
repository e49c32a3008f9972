package dev.hasten.target.compile;

import dev.hasten.probe.compile.CompileProtocol;
import dev.hasten.probe.protocol.Frame;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.compile.Compilation.Compiled;
import dev.hasten.target.compile.Compilation.Refused;
import dev.hasten.target.compile.Compilation.Unanswered;
import dev.hasten.target.edit.Patch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Compiles units of the target with the compiler of the target's own JDK, confined and resident.
 *
 * <p>Text goes in and class files come back over the same stream; this side writes them, and only
 * where the units' packages allow. No annotation processor runs. A compiler that does not answer in
 * time is killed and the next request gets a new one. Requests are served one at a time.
 */
public final class CompileServer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Sandbox sandbox;
  private final Target target;
  private final Duration limit;
  private @Nullable CompilerProcess process;
  private Map<Path, Path> shown = Map.of();

  private CompileServer(Sandbox sandbox, Target target, Duration limit) {
    this.sandbox = sandbox;
    this.target = target;
    this.limit = limit;
  }

  /** Starts a compiler for a target; it warms up while the caller goes on. */
  public static CompileServer start(Sandbox sandbox, Target target) {
    return start(sandbox, target, LIMIT);
  }

  /** Starts a compiler that is given up when an answer takes longer than the limit. */
  public static CompileServer start(Sandbox sandbox, Target target, Duration limit) {
    CompileServer server = new CompileServer(sandbox, target, limit);
    server.process();
    return server;
  }

  /**
   * Compiles units against the classes of their module and its class path.
   *
   * @param units text of each unit by path from the module's directory
   * @param output folder for the class files, made if missing
   * @throws IllegalArgumentException if a unit lies in no source root of the module
   * @throws UncheckedIOException if the class files cannot be written
   */
  public Compilation compile(Module module, Map<Path, String> units, Path output) {
    Answer answer = ask(module, units);
    if (!(answer instanceof Classes classes)) {
      return ((Failed) answer).compilation();
    }
    try {
      for (Map.Entry<String, byte[]> one : classes.files().entrySet()) {
        Path file = output.resolve(one.getKey().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, one.getValue());
      }
      Files.createDirectories(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Compiled(output, List.copyOf(classes.files().keySet()));
  }

  /**
   * Compiles a unit unchanged and compares it with what the build made of it. What differs here
   * cannot be judged by compiling the unit alone.
   *
   * @param unit path from the module's directory
   * @throws UncheckedIOException if the unit or the build's class files cannot be read
   */
  public RoundTrip roundTrip(Module module, Path unit) {
    try {
      Charset encoding = Charset.forName(module.compiler().encoding());
      String text = Files.readString(module.directory().resolve(unit), encoding);
      Answer answer = ask(module, Map.of(unit, text));
      return answer instanceof Classes classes
          ? Comparison.of(module, unit, text, classes.files())
          : new RoundTrip.NotCompiled(
              Comparison.cause(text, true), ((Failed) answer).compilation());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The main sources of a module that a patch leaves or makes, as {@link #compile} takes them. */
  public static Map<Path, String> units(Target target, Module module, Patch patch) {
    Map<Path, String> units = new TreeMap<>();
    patch
        .files()
        .forEach(
            (file, text) -> {
              Path path = target.root().resolve(file);
              if (text.isPresent() && sourcePath(module, path).isPresent()) {
                units.put(module.directory().relativize(path), text.get());
              }
            });
    return units;
  }

  private sealed interface Answer {}

  private record Classes(SortedMap<String, byte[]> files) implements Answer {}

  private record Failed(Compilation compilation) implements Answer {}

  /** Path of a Java source below the module's source root that holds it. */
  private static Optional<Path> sourcePath(Module module, Path file) {
    return module.sourceRoots().stream()
        .filter(root -> file.startsWith(root) && file.toString().endsWith(".java"))
        .map(root -> root.relativize(file))
        .findFirst();
  }

  private synchronized Answer ask(Module module, Map<Path, String> units) {
    // Below its source root, and by that name the unit again.
    Map<String, Path> names = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    units.forEach(
        (unit, text) -> {
          Path path =
              sourcePath(module, module.directory().resolve(unit).normalize())
                  .orElseThrow(() -> new IllegalArgumentException("in no source root: " + unit));
          names.put(path.toString(), unit);
          texts.put(path.toString(), text);
        });
    try {
      CompilerProcess compiler = process();
      // A staged class folder is brought up to date.
      sandbox.stage(module.classes());
      Frame answer = compiler.ask(request(module, texts), limit);
      return read(answer, names);
    } catch (IOException e) {
      restart();
      return new Failed(new Unanswered("the compiler ended: " + e.getMessage()));
    } catch (TimeoutException e) {
      restart();
      return new Failed(new Unanswered("no answer in " + limit.toSeconds() + " s"));
    }
  }

  private synchronized CompilerProcess process() {
    CompilerProcess now = process;
    if (now == null || !now.isAlive()) {
      if (now != null) {
        now.close();
      }
      Map<Path, Path> staged = new LinkedHashMap<>();
      CompilerProcess.needed(target).forEach(path -> staged.put(path, sandbox.stage(path)));
      shown = Map.copyOf(staged);
      now = CompilerProcess.start(sandbox, target, shown);
      process = now;
    }
    return now;
  }

  private void restart() {
    close();
    process();
  }

  private Frame request(Module module, Map<String, String> texts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    List<String> options = CompilerOptions.of(module, target.jdk(), shown);
    out.writeInt(options.size());
    for (String option : options) {
      CompileProtocol.writeBlock(out, option.getBytes(StandardCharsets.UTF_8));
    }
    out.writeInt(texts.size());
    for (Map.Entry<String, String> one : texts.entrySet()) {
      out.writeUTF(one.getKey());
      CompileProtocol.writeBlock(out, one.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return new Frame(CompileProtocol.COMPILE, bytes.toByteArray());
  }

  private static Answer read(Frame frame, Map<String, Path> units) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.payload()));
    boolean success = in.readBoolean();
    SortedMap<String, byte[]> classes = new TreeMap<>();
    int classCount = in.readInt();
    for (int i = 0; i < classCount; i++) {
      String name = in.readUTF();
      if (!ClassNames.isInPackageOf(name, units.keySet())) {
        return new Failed(
            new Refused(
                List.of(
                    new Diagnostic(
                        Path.of(""), -1, -1, "class outside the packages of the units: " + name))));
      }
      classes.put(name, CompileProtocol.readBlock(in));
    }
    List<Diagnostic> diagnostics = new ArrayList<>();
    int errorCount = in.readInt();
    for (int i = 0; i < errorCount; i++) {
      Path unit = units.getOrDefault(in.readUTF(), Path.of(""));
      diagnostics.add(new Diagnostic(unit, in.readLong(), in.readLong(), in.readUTF()));
    }
    return success ? new Classes(classes) : new Failed(new Refused(diagnostics));
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }
}
