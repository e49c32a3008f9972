package dev.hasten.benchmarks.jmh;

import dev.hasten.benchmarks.jmh.BenchmarkRequest.BenchmarkInput;
import dev.hasten.benchmarks.jmh.JmhBenchmark.Resource;
import dev.hasten.target.MethodRef;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Writes the benchmark of an entry.
 *
 * <p>The inputs lie in a non-final field of the state and are taken in turn, so that neither the
 * compiler nor the branch predictor can learn one of them; the result is returned to JMH. Where the
 * entry changes what it is given, every call gets a copy of its own: the copies are made before
 * each iteration, which is then one shot of exactly as many calls, so that copying is not timed and
 * no per-invocation setup distorts short calls.
 */
public final class JmhExport {
  /** What the probe's reader needs of a JVM to rebuild objects, as a JMH annotation says it. */
  private static final String FORK_WITH_PROBE =
      "value = 5,\n    jvmArgsAppend = \"--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED\"";

  private static final int NUMBERS_A_LINE = 24;

  private JmhExport() {}

  /** The benchmark for a request. */
  public static JmhBenchmark of(BenchmarkRequest request) {
    MethodRef entry = request.entry();
    String simple = simpleName(entry);
    String name = packageOf(entry) + "." + simple;
    Optional<Resource> resource =
        request.literals()
            ? Optional.empty()
            : Optional.of(new Resource(simple + ".inputs", pack(request.inputs())));
    return new JmhBenchmark(name, source(request, simple, resource), request.fresh(), resource);
  }

  private static String round(List<Integer> round) {
    StringBuilder lines = new StringBuilder();
    for (int from = 0; from < round.size(); from += NUMBERS_A_LINE) {
      lines.append(from == 0 ? "\n    " : ",\n    ");
      lines.append(
          round.subList(from, Math.min(from + NUMBERS_A_LINE, round.size())).stream()
              .map(String::valueOf)
              .collect(Collectors.joining(", ")));
    }
    return lines.append("\n  ").toString();
  }

  private static String packageOf(MethodRef entry) {
    String name = entry.className();
    int dot = name.lastIndexOf('.');
    // JMH refuses benchmarks in the unnamed package.
    return dot < 0 ? "benchmarks" : name.substring(0, dot);
  }

  private static String simpleName(MethodRef entry) {
    String method = entry.name().equals("<init>") ? "new" : entry.name();
    CRC32 crc = new CRC32();
    crc.update(entry.toString().getBytes(StandardCharsets.UTF_8));
    return String.format(
        "%s_%s_%04x_Benchmark",
        entry.simpleClassName().replace('$', '_'), method, crc.getValue() & 0xffff);
  }

  /** {@code int count}, then {@code int length, byte[length]} an input. */
  private static byte[] pack(List<BenchmarkInput> inputs) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(inputs.size());
      for (BenchmarkInput input : inputs) {
        out.writeInt(input.graph().length);
        out.write(input.graph());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String source(
      BenchmarkRequest request, String simple, Optional<Resource> resource) {
    String qualified = packageOf(request.entry()) + "." + simple;
    return template(request.fresh() ? "Fresh.java.txt" : "Shared.java.txt")
        .replace("#HANDLE#", request.accessible() ? "" : handle(request))
        .replace("#PACKAGE#", packageOf(request.entry()))
        .replace("#ENTRY#", request.entry().toString())
        .replace("#CLAIM#", comment(request.claim()))
        .replace("#COMMAND#", command(simple, qualified))
        .replace("#NAME#", simple)
        .replace("#FORK#", resource.isPresent() ? FORK_WITH_PROBE : "5")
        .replace("#OPERATIONS#", Integer.toString(request.operations()))
        .replace("#CALL#", call(request))
        .replace("#ROUND#", round(request.round()))
        // Last: literals may hold anything.
        .replace("#LOAD#", load(request, simple, resource))
        .replace("#IMPORTS#", imports(request));
  }

  /** One line for a shell: CP is one side's class path, JMH that of jmh-core and its generator. */
  private static String command(String simple, String qualified) {
    return "mkdir -p out && javac -cp \"$CP:$JMH\" -processorpath \"$JMH\" -d out "
        + simple
        + ".java && java -cp \"$CP:out:$JMH\" org.openjdk.jmh.Main "
        + qualified;
  }

  private static String load(BenchmarkRequest request, String simple, Optional<Resource> resource) {
    if (resource.isPresent()) {
      return template(request.fresh() ? "Copy.java.txt" : "Load.java.txt")
          .replace("#RESOURCE#", resource.get().name())
          .replace("#NAME#", simple);
    }
    StringBuilder cases = new StringBuilder();
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i < request.inputs().size(); i++) {
      BenchmarkInput.Java input = request.inputs().get(i).literal().orElseThrow();
      String roots = input.roots();
      if (!input.statements().isEmpty()) {
        // One method for all of them might become too large for a class file.
        methods.append("\n  private static Object[] input").append(i);
        methods.append("() throws Exception {\n");
        input.statements().forEach(line -> methods.append(line.indent(4)));
        methods.append("    return ").append(roots).append(";\n  }\n");
        roots = "input" + i + "()";
      }
      cases.append("case ").append(i).append(":\n  return ").append(roots).append(";\n");
    }
    return template("Write.java.txt").replace("#CASES#", indent(cases.toString(), 6)) + methods;
  }

  private static String imports(BenchmarkRequest request) {
    return request.literals()
        ? request.inputs().stream()
            .flatMap(input -> input.literal().orElseThrow().imports().stream())
            .filter(
                name ->
                    !name.startsWith(packageOf(request.entry()) + ".") || isNested(name, request))
            .distinct()
            .sorted()
            .map(name -> "import " + name + ";\n")
            .collect(Collectors.joining())
        : "";
  }

  private static boolean isNested(String name, BenchmarkRequest request) {
    return name.indexOf('.', packageOf(request.entry()).length() + 1) > 0;
  }

  private static String call(BenchmarkRequest request) {
    return request.accessible() ? plainCall(request) : handleCall(request);
  }

  private static String plainCall(BenchmarkRequest request) {
    MethodRef entry = request.entry();
    Descriptor descriptor = Descriptor.parse(entry.descriptor());
    String owner = Descriptor.sourceName(entry.className());
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < descriptor.parameters().size(); i++) {
      arguments.add(
          "(" + Descriptor.boxed(descriptor.parameters().get(i)) + ") in[" + (i + 1) + "]");
    }
    String list = "(" + String.join(", ", arguments) + ")";
    if (entry.name().equals("<init>")) {
      return "return new " + owner + list + ";";
    }
    String callee = request.instance() ? "((" + owner + ") in[0])" : owner;
    String call = callee + "." + entry.name() + list;
    return descriptor.returns().equals("void")
        ? call + ";\n    return in;"
        : "return " + call + ";";
  }

  private static String handleCall(BenchmarkRequest request) {
    int parameters = Descriptor.parse(request.entry().descriptor()).parameters().size();
    List<String> arguments = new ArrayList<>();
    for (int i = request.instance() ? 0 : 1; i <= parameters; i++) {
      arguments.add("in[" + i + "]");
    }
    boolean nothing =
        request.entry().descriptor().endsWith(")V") && !request.entry().name().equals("<init>");
    String call = "ENTRY.invokeExact(" + String.join(", ", arguments) + ")";
    // The cast is part of the call: it fixes the exact type of the handle.
    return "Object result = (Object) " + call + ";\n    return " + (nothing ? "in;" : "result;");
  }

  private static String handle(BenchmarkRequest request) {
    MethodRef entry = request.entry();
    String lookup = entry.name().equals("<init>") ? "Constructor" : "Method";
    return template("Handle.java.txt")
        .replace("#FIND#", template("Find" + lookup + ".java.txt"))
        .replace("#OWNER#", entry.className())
        .replace("#METHOD#", entry.name())
        .replace("#DESCRIPTOR#", entry.descriptor());
  }

  private static String comment(String text) {
    return text.replace("*/", "* /").replace("\\u", "\\ u").replace("\n", "\n * ");
  }

  private static String indent(String text, int by) {
    return text.indent(by).stripTrailing();
  }

  private static String template(String name) {
    try (var in = JmhExport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
