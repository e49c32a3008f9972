package dev.hasten.probe.agent;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Slot;
import dev.hasten.probe.hook.Chance;
import dev.hasten.probe.hook.Hook;
import dev.hasten.probe.test.CurrentTest;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** Puts transformer, listener and file together, once the bootstrap loader has the hooks. */
final class Watch {
  private Watch() {}

  static void start(Settings settings, Instrumentation instrumentation) throws IOException {
    if (Hook.class.getClassLoader() != null) {
      throw new IllegalStateException("the hooks are not in the bootstrap loader");
    }
    Notes notes = new Notes();
    boolean capture = settings.mode == Settings.Mode.CAPTURE;
    GraphLimits limits = new GraphLimits(settings.callObjects, settings.callBytes);
    Recipes recipes = new Recipes(settings.entries.size(), settings.recipes, limits);
    Transformer transformer = new Transformer(settings, recipes, notes);
    RecordFile file = RecordFile.create(settings.output);
    Recording recording =
        capture
            ? new CaptureRecording(settings, recipes, file, notes)
            : new InSituRecording(settings, file, notes);
    Hook.install(recording);
    Slot seed = Layout.of(Thread.class).slot("threadLocalRandomSeed");
    Chance.install(CurrentTest::id, value -> seed.putBits(Thread.currentThread(), value));
    instrumentation.addTransformer(transformer);
    Runnable end =
        () -> {
          transformer.noteMissing();
          recording.finish();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(end, "hasten-record"));
  }
}
