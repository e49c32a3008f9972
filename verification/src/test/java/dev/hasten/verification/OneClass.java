package dev.hasten.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.replay.CallSizes;
import dev.hasten.replay.Captures;
import dev.hasten.replay.Entry;
import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.Input;
import dev.hasten.replay.Session;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.Jdk;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ToolProvider;

/** A target of one class, without a build. */
final class OneClass {
  private OneClass() {}

  /** Compiles one side of it; how a JVM of that side is started. */
  static Session.Request compiled(
      Sandbox sandbox, Path folder, String side, String name, String text, MethodRef entry)
      throws Exception {
    Path classes = sandbox.newFolder(side);
    Path source = folder.resolve(side).resolve(name + ".java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, text);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), source.toString()))
        .as(text)
        .isZero();
    Module module =
        new Module(
            ".",
            classes,
            List.of(),
            List.of(),
            classes,
            classes,
            List.of(),
            List.of(classes),
            new CompilerSettings(17, "UTF-8", true, List.of()),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    Path home = Path.of(System.getProperty("java.home"));
    Jdk jdk = new Jdk(home, Runtime.version().feature(), Runtime.version().toString());
    return new Session.Request(
        sandbox, jdk, module, new Side(side, classes), entry, List.of(), Map.of(), false);
  }

  /** An entry with recorded calls, each the receiver and the arguments. */
  static EntryChoice.Found found(MethodRef entry, List<Object[]> calls) throws Exception {
    List<Captures.Sample> samples = new ArrayList<>();
    for (Object[] roots : calls) {
      byte[] graph = GraphWriter.write(roots, GraphLimits.DEFAULT);
      String id = "c" + samples.size();
      Input input = new Input(id, Input.Origin.CAPTURED, GraphReader.size(graph), 1, graph);
      samples.add(new Captures.Sample(input, new byte[0], new byte[0], "call", "", "a.T#t"));
    }
    Captures captures =
        new Captures(
            entry,
            samples,
            samples.size(),
            1,
            new CallSizes(0, 0, List.of()),
            Set.of(),
            Map.of(),
            List.of(),
            List.of());
    return new EntryChoice.Found(new Entry(entry, entry, 0), captures);
  }
}
