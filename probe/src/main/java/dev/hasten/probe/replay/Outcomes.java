package dev.hasten.probe.replay;

import dev.hasten.probe.graph.ByteSink;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.literal.CallSource;
import dev.hasten.probe.literal.Check;
import dev.hasten.probe.literal.CheckWriter;
import dev.hasten.probe.literal.LiteralWriter;
import dev.hasten.probe.literal.NoSourceException;
import dev.hasten.probe.observe.Throwables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls as source together with what holds after them, for a test of the target. */
final class Outcomes {
  private final EntryPoint entry;
  private final ClassLoader loader;
  private final int release;
  private final int longest;

  Outcomes(EntryPoint entry, ClassLoader loader, int release, int longest) {
    this.entry = entry;
    this.loader = loader;
    this.release = release;
    this.longest = longest;
  }

  /** What a call led to. */
  private static final class Outcome {
    String thrown = "";
    String message = "";
    List<Check> checks = new ArrayList<>();
    List<String> imports = new ArrayList<>();

    boolean isLike(Outcome other) {
      return thrown.equals(other.thrown)
          && message.equals(other.message)
          && checks.equals(other.checks);
    }
  }

  /** Writes what {@link ReplayProtocol#EXPECT} says. */
  void write(byte[] graph, ByteSink done) throws NotReplayableException {
    try {
      CallSource call =
          new LiteralWriter(entry.executable(), loader, release, longest).write(graph);
      if (!call.isExact() || call.graph().length == 0) {
        throw new UnfitException("its source does not give exactly it");
      }
      Outcome outcome = outcome(call.graph());
      if (!outcome.isLike(outcome(call.graph()))) {
        throw new UnfitException("its outcome changes from call to call");
      }
      done.writeText("");
      call.writeTo(done);
      done.writeCount(outcome.imports.size());
      outcome.imports.forEach(done::writeText);
      done.writeText(outcome.thrown);
      done.writeText(outcome.message);
      done.writeCount(outcome.checks.size());
      outcome.checks.forEach(check -> check.writeTo(done));
      done.writeByte(declaresChecked() ? 1 : 0);
    } catch (NoSourceException e) {
      done.writeText(e.reason());
    } catch (UnfitException e) {
      done.writeText(String.valueOf(e.getMessage()));
    }
  }

  private static final class UnfitException extends Exception {
    private static final long serialVersionUID = 1;

    UnfitException(String reason) {
      super(reason, null, false, false);
    }
  }

  private boolean declaresChecked() {
    return Arrays.stream(entry.executable().getExceptionTypes())
        .anyMatch(
            type ->
                !RuntimeException.class.isAssignableFrom(type)
                    && !Error.class.isAssignableFrom(type));
  }

  private Outcome outcome(byte[] graph) throws NotReplayableException, UnfitException {
    CheckWriter writer = new CheckWriter(entry.owner(), loader, release);
    @Nullable Object[] roots = GraphReader.read(graph, loader);
    // The call may put other objects into the array.
    @Nullable Object[] kept = roots.clone();
    Outcome outcome = new Outcome();
    Object result = null;
    try {
      result = entry.call(roots);
    } catch (Throwable e) {
      thrown(e, writer, outcome);
    }
    if (outcome.thrown.isEmpty() && !entry.isVoid()) {
      outcome.checks.addAll(result(result, kept, writer));
    }
    state(kept, GraphReader.read(graph, loader), writer, outcome.checks);
    StringBuilder source = new StringBuilder(outcome.thrown);
    outcome.checks.forEach(check -> source.append('\n').append(check));
    outcome.imports.addAll(writer.imports(source.toString()));
    return outcome;
  }

  private static void thrown(Throwable thrown, CheckWriter writer, Outcome outcome)
      throws UnfitException {
    if (thrown instanceof Error) {
      throw new UnfitException("it ends in " + thrown.getClass().getName());
    }
    outcome.thrown = writer.nameOfThrown(thrown.getClass());
    if (outcome.thrown.isEmpty()) {
      throw new UnfitException("source cannot name " + thrown.getClass().getName());
    }
    String message = thrown.getMessage();
    if (message != null && Throwables.isMadeByTarget(thrown, thrown.getStackTrace())) {
      outcome.message = writer.literal(message);
    }
  }

  private List<Check> result(
      @Nullable Object result, @Nullable Object[] roots, CheckWriter writer) {
    for (int i = 0; i < roots.length && result != null; i++) {
      if (result == roots[i] && !entry.returnType().isPrimitive() && isMutable(result)) {
        String other = i == 0 ? "receiver" : "argument" + i;
        List<Check> same = new ArrayList<>();
        same.add(new Check(Check.Kind.SAME, other, "result"));
        return same;
      }
    }
    return writer.of("result", result, entry.returnType());
  }

  /** What of receiver and arguments is no longer as it was. */
  private void state(
      @Nullable Object[] after, @Nullable Object[] before, CheckWriter writer, List<Check> checks) {
    for (int i = 0; i < after.length; i++) {
      if (after[i] == null || !isMutable(after[i])) {
        continue;
      }
      String name = i == 0 ? "receiver" : "argument" + i;
      Class<?> declared = i == 0 ? entry.owner() : entry.parameters()[i - 1];
      List<Check> then = writer.of(name, before[i], declared);
      for (Check now : writer.of(name, after[i], declared)) {
        if (!then.contains(now)) {
          checks.add(now);
        }
      }
    }
  }

  private static boolean isMutable(Object value) {
    return !(value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Enum
        || value instanceof Class
        || JdkClasses.isHidden(value.getClass()));
  }
}
