package dev.hasten.probe.compile;

import dev.hasten.probe.protocol.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles what the host sends, one request after the other, with the compiler of the JDK it runs
 * on. It writes no file: class files go back to the host.
 */
public final class CompileMain {
  private final JavaCompiler compiler;

  /** File managers by class path, since an opened jar is worth keeping. */
  private final Map<String, JavaFileManager> files = new HashMap<>();

  private CompileMain(JavaCompiler compiler) {
    this.compiler = compiler;
  }

  /** Serves until the host closes standard input. */
  public static void main(String[] args) throws IOException {
    DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    DataInputStream in = new DataInputStream(System.in);
    System.setIn(new ByteArrayInputStream(new byte[0]));
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("a JDK is needed, this is a runtime without compiler");
    }
    new Thread(() -> warmUp(new CompileMain(compiler), Arrays.asList(args)), "warm-up").start();
    CompileMain server = new CompileMain(compiler);
    try {
      while (true) {
        server.answer(Frame.readFrom(in).payload()).writeTo(out);
      }
    } catch (EOFException e) {
      System.exit(0);
    }
  }

  /** Loads and warms the compiler while the host does other things. */
  private static void warmUp(CompileMain server, List<String> options) {
    String text =
        "import java.util.*; import java.util.function.*; class Warm<T extends Comparable<T>> {"
            + " enum E { A, B } interface F { default int f(int x) { return x; } }"
            + " private final Map<String, List<T>> map = new HashMap<>();"
            + " String m(int n, String... s) { StringBuilder b = new StringBuilder();"
            + " for (String t : s) { b.append(t).append(n); } switch (n) { case 1: return \"a\";"
            + " default: break; } Function<String, Integer> f = x -> x.length() + n;"
            + " try { map.computeIfAbsent(b.toString(), k -> new ArrayList<>()).add(null); }"
            + " catch (RuntimeException e) { throw new IllegalStateException(e); }"
            + " return new Object() { public String toString() { return \"\" + f.apply(\"\"); } }"
            + ".toString(); } }";
    for (int i = 0; i < 5; i++) {
      List<MemoryFiles.Source> sources =
          Collections.singletonList(new MemoryFiles.Source("Warm.java", text));
      server.compile(options, sources, new DiagnosticCollector<JavaFileObject>());
    }
  }

  private Frame answer(byte[] payload) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    List<String> options = new ArrayList<>();
    int optionCount = in.readInt();
    for (int i = 0; i < optionCount; i++) {
      options.add(new String(CompileProtocol.readBlock(in), StandardCharsets.UTF_8));
    }
    List<MemoryFiles.Source> sources = new ArrayList<>();
    int unitCount = in.readInt();
    for (int i = 0; i < unitCount; i++) {
      String path = in.readUTF();
      byte[] text = CompileProtocol.readBlock(in);
      sources.add(new MemoryFiles.Source(path, new String(text, StandardCharsets.UTF_8)));
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    String failure = "";
    Map<String, byte[]> classes = null;
    try {
      classes = compile(options, sources, diagnostics);
    } catch (RuntimeException | StackOverflowError e) {
      failure = "the compiler failed: " + e;
    }
    return result(classes, diagnostics, failure);
  }

  /** The class files by binary name, or null if there were errors. */
  private @Nullable Map<String, byte[]> compile(
      List<String> options,
      List<MemoryFiles.Source> sources,
      DiagnosticCollector<JavaFileObject> diagnostics) {
    int at = options.indexOf("-classpath");
    String classPath = at < 0 ? "" : options.get(at + 1);
    JavaFileManager kept =
        files.computeIfAbsent(
            classPath,
            c -> compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8));
    MemoryFiles memory = new MemoryFiles(kept);
    boolean success =
        compiler.getTask(new Nowhere(), memory, diagnostics, options, null, sources).call();
    return success ? memory.classes() : null;
  }

  private static Frame result(
      @Nullable Map<String, byte[]> classes,
      DiagnosticCollector<JavaFileObject> diagnostics,
      String failure)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBoolean(classes != null);
    Map<String, byte[]> written = classes == null ? Collections.emptyMap() : classes;
    out.writeInt(written.size());
    for (Map.Entry<String, byte[]> one : written.entrySet()) {
      out.writeUTF(one.getKey());
      CompileProtocol.writeBlock(out, one.getValue());
    }
    List<Diagnostic<? extends JavaFileObject>> errors = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> one : diagnostics.getDiagnostics()) {
      if (one.getKind() == Diagnostic.Kind.ERROR && errors.size() < CompileProtocol.MOST_ERRORS) {
        errors.add(one);
      }
    }
    out.writeInt(errors.size() + (failure.isEmpty() ? 0 : 1));
    for (Diagnostic<? extends JavaFileObject> error : errors) {
      JavaFileObject source = error.getSource();
      String path =
          source instanceof MemoryFiles.Source ? ((MemoryFiles.Source) source).path() : "";
      writeError(
          out,
          path,
          error.getLineNumber(),
          error.getColumnNumber(),
          error.getMessage(Locale.ENGLISH));
    }
    if (!failure.isEmpty()) {
      writeError(out, "", -1, -1, failure);
    }
    return new Frame(CompileProtocol.RESULT, bytes.toByteArray());
  }

  private static void writeError(
      DataOutputStream out, String path, long line, long column, String message)
      throws IOException {
    out.writeUTF(path);
    out.writeLong(line);
    out.writeLong(column);
    out.writeUTF(message.length() <= 4000 ? message : message.substring(0, 4000));
  }

  /** Swallows what the compiler would print. */
  private static final class Nowhere extends Writer {
    @Override
    public void write(char[] text, int start, int length) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
