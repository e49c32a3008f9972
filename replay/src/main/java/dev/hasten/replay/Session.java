package dev.hasten.replay;

import dev.hasten.probe.graph.ByteSink;
import dev.hasten.probe.graph.ByteSource;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.protocol.Frame;
import dev.hasten.probe.replay.ReplayProtocol;
import dev.hasten.replay.Observation.Ending;
import dev.hasten.replay.SessionException.Kind;
import dev.hasten.sandbox.Running;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Jdk;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A confined JVM that calls one entry of one side: observes what it does, makes inputs, times it.
 *
 * <p>For one thread at a time. An input that hangs or ends the JVM costs a JVM: a new one of the
 * same side takes over, a few times. The JVM of a candidate never serves another candidate.
 */
public final class Session implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration WORK = Duration.ofSeconds(120);
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int MOST_JVMS = 4;
  private static final int CHUNK_BYTES = 32 << 20;

  /**
   * What to start.
   *
   * @param sandbox confines the JVM
   * @param jdk what runs it
   * @param module the module that holds the entry
   * @param side which of the two programs
   * @param entry the method or constructor to call, of any visibility
   * @param jvmArguments further arguments of the JVM, such as heap and collector
   * @param ignoredFields per class, fields that observations leave out, static ones of the entry's
   *     class included
   * @param asking whether receiver, arguments and result are asked after each call, by their public
   *     methods without parameters, for what the ignored fields may hold
   */
  public record Request(
      Sandbox sandbox,
      Jdk jdk,
      Module module,
      Side side,
      MethodRef entry,
      List<String> jvmArguments,
      Map<String, Set<String>> ignoredFields,
      boolean asking) {
    public Request {
      jvmArguments = List.copyOf(jvmArguments);
      ignoredFields = Map.copyOf(ignoredFields);
    }

    /** The same with further arguments of the JVM. */
    public Request with(List<String> more) {
      List<String> all = new ArrayList<>(jvmArguments);
      all.addAll(more);
      return new Request(sandbox, jdk, module, side, entry, all, ignoredFields, asking);
    }

    /** The same with observations that leave no field out. */
    public Request ignoringNothing() {
      return new Request(sandbox, jdk, module, side, entry, jvmArguments, Map.of(), asking);
    }
  }

  private final Request request;
  private final Map<Integer, ByteSink> pools = new java.util.TreeMap<>();
  private Conversation conversation;

  private Session(Request request, Conversation conversation) {
    this.request = request;
    this.conversation = conversation;
  }

  /**
   * Starts the JVM and finds the entry in it.
   *
   * @throws SessionException if either fails
   */
  public static Session start(Request request) {
    return new Session(request, open(request));
  }

  private static Conversation open(Request request) {
    Running running = request.sandbox().start(ReplayCommand.of(request));
    Conversation conversation = new Conversation(running, request.entry());
    ByteSink hello = new ByteSink();
    hello.writeText(request.entry().className());
    hello.writeText(request.entry().name());
    hello.writeText(request.entry().descriptor());
    hello.writeCount(request.ignoredFields().size());
    request
        .ignoredFields()
        .forEach(
            (name, fields) -> {
              hello.writeText(name);
              hello.writeCount(fields.size());
              fields.stream().sorted().forEach(hello::writeText);
            });
    hello.writeByte(request.asking() ? 1 : 0);
    try {
      conversation.ask(ReplayProtocol.OPEN, hello, START);
      return conversation;
    } catch (SessionException e) {
      conversation.close();
      throw e.kind() == Kind.REFUSED
          ? e
          : new SessionException(Kind.NOT_STARTED, request.entry(), e.detail());
    }
  }

  /**
   * Calls the entry on each input in turn and tells what a caller could notice, one observation an
   * input, in order.
   *
   * @param perInput how long one call may take before its JVM is given up
   */
  public List<Observation> observe(List<Input> inputs, Duration perInput) {
    List<Observation> observed = new ArrayList<>();
    int jvms = isAlive() ? 1 : 0;
    while (observed.size() < inputs.size()) {
      if (!isAlive()) {
        if (jvms >= MOST_JVMS) {
          String why = "%d earlier inputs each cost a JVM".formatted(jvms);
          observed.add(Observation.missing(Ending.NOT_RUN, why));
          continue;
        }
        jvms++;
        restart();
      }
      observeChunk(inputs, perInput, observed);
    }
    return observed;
  }

  private void observeChunk(List<Input> inputs, Duration perInput, List<Observation> observed) {
    int first = observed.size();
    int end = first;
    long bytes = 0;
    while (end < inputs.size() && (end == first || bytes < CHUNK_BYTES)) {
      bytes += inputs.get(end++).graph().length;
    }
    ByteSink question = new ByteSink();
    question.writeBits(perInput.toMillis(), 8);
    writeGraphs(inputs.subList(first, end), question);
    try {
      conversation.send(ReplayProtocol.OBSERVE, question);
      while (true) {
        Frame answer = conversation.receive(perInput.plus(GRACE));
        if (answer.type() == ReplayProtocol.DONE) {
          if (observed.size() != end) {
            throw new SessionException(Kind.ENDED, request.entry(), "left out an answer");
          }
          return;
        } else if (answer.type() == ReplayProtocol.TIMED_OUT) {
          conversation.close();
          String why = "no end within %d ms".formatted(perInput.toMillis());
          observed.add(Observation.missing(Ending.TIMED_OUT, why));
          return;
        }
        observed.add(observation(answer, observed.size() - first));
      }
    } catch (SessionException e) {
      conversation.close();
      if (observed.size() < end) {
        Ending ending = e.kind() == Kind.SILENT ? Ending.TIMED_OUT : Ending.ENDED_JVM;
        observed.add(Observation.missing(ending, e.kind() + " " + e.detail()));
      }
    }
  }

  private Observation observation(Frame answer, int expected) {
    try {
      ByteSource source = new ByteSource(answer.payload());
      if (answer.type() == ReplayProtocol.OBSERVED && source.readCount() == expected) {
        int flags = source.readByte();
        String skipped = source.readText();
        long nanos = source.readBits(8);
        byte[] bytes = source.readBlob();
        return skipped.isEmpty()
            ? Observation.observed(
                bytes,
                (flags & ReplayProtocol.CHANGED) != 0,
                (flags & ReplayProtocol.TOUCHED) != 0,
                nanos)
            : Observation.missing(
                (flags & ReplayProtocol.UNUSABLE) != 0 ? Ending.UNUSABLE : Ending.NOT_REBUILT,
                skipped);
      }
    } catch (IndexOutOfBoundsException e) {
      throw new SessionException(Kind.ENDED, request.entry(), "torn answer");
    }
    throw new SessionException(Kind.ENDED, request.entry(), "answered out of turn");
  }

  /**
   * Captured calls with parts of their arguments changed; receivers stay as captured. On the
   * original's side only: candidates do not choose their own inputs.
   */
  public List<Input> mutate(List<Input> captured, int count, long seed) {
    ByteSink question = new ByteSink();
    question.writeBits(seed, 8);
    question.writeCount(count);
    writeGraphs(captured, question);
    return inputs(ask(ReplayProtocol.MUTATE, question), "m", Input.Origin.MUTATED, 1);
  }

  /** Calls made from the types alone; empty where a receiver or an argument cannot be made. */
  public List<Input> generate(int count, long seed) {
    ByteSink question = new ByteSink();
    question.writeBits(seed, 8);
    question.writeCount(count);
    return inputs(ask(ReplayProtocol.GENERATE, question), "g", Input.Origin.GENERATED, 1);
  }

  /**
   * Calls that reach lines, branches or ways of comparing which neither the captured ones nor one
   * another reach, found by varying the captured ones, and some variations more. On the original's
   * side, and in a session that is used for nothing else: an input that hangs ends it.
   *
   * @param most how many calls at most
   * @param open whether calls may be made up from the types too
   * @param time how long to look; the same seed does not find the same calls in another time
   */
  public List<Input> explore(
      List<Input> captured, int most, boolean open, Duration time, long seed) {
    ByteSink question = new ByteSink();
    question.writeBits(seed, 8);
    question.writeCount(most);
    question.writeBits(time.toMillis(), 8);
    question.writeByte(open ? 1 : 0);
    writeGraphs(captured, question);
    ByteSource answer = conversation.ask(ReplayProtocol.EXPLORE, question, time.plus(GRACE));
    List<Input> found = new ArrayList<>(inputs(answer, "e", Input.Origin.MUTATED, 1));
    found.addAll(inputs(answer, "v", Input.Origin.MUTATED, 1));
    return found;
  }

  /**
   * The call made about as large as asked, with varied content; where two arguments are of the same
   * kind, once more with one of them much like the other. Empty where none can grow.
   */
  public List<Input> grow(Input input, long size, long seed) {
    ByteSink question = new ByteSink();
    question.writeBits(seed, 8);
    question.writeBits(size, 8);
    question.writeBlob(input.graph());
    String prefix = input.id() + "x" + size + "-";
    ByteSource answer = ask(ReplayProtocol.GROW, question);
    return inputs(answer, prefix, Input.Origin.GROWN, input.weight());
  }

  /**
   * The call with other values of one of its integers, an input for each value.
   *
   * @param parameter which parameter, from 0; an int or a long
   */
  public List<Input> vary(Input input, int parameter, List<Long> values) {
    ByteSink question = new ByteSink();
    question.writeCount(parameter);
    question.writeCount(values.size());
    values.forEach(value -> question.writeBits(value, 8));
    question.writeBlob(input.graph());
    String prefix = "%sp%d-%d-".formatted(input.id(), parameter, values.get(0));
    ByteSource answer = ask(ReplayProtocol.VARY, question);
    return inputs(answer, prefix, Input.Origin.MUTATED, 1);
  }

  /** The receiver and the arguments of an input as text that reads like Java where it can. */
  public String describe(Input input) {
    return Observation.observed(seen(input, true), false, false, 0).render();
  }

  /**
   * Whether receiver and arguments, made anew, are to a caller what they were when the call was
   * recorded. For a session of the original in which no field is ignored; true where the recording
   * did not keep what they were, and false where not all of it could be looked at.
   */
  public boolean remakes(Captures.Sample sample) {
    byte[] recorded = sample.before();
    if (recorded.length == 0) {
      return true;
    }
    try {
      Observation before = Observation.observed(recorded, false, false, 0);
      return before.comparable()
          && before.unobserved() == 0
          && Arrays.equals(recorded, seen(sample.input(), false));
    } catch (SessionException e) {
      return false;
    }
  }

  /**
   * Lets several threads make the calls at once on the first one's receiver; nothing where that
   * does not come to an end.
   */
  public Optional<Together> together(List<Input> inputs) {
    ByteSink question = new ByteSink();
    writeGraphs(inputs, question);
    try {
      ByteSource answer = ask(ReplayProtocol.SHARE, question);
      return Optional.of(
          new Together(
              answer.readBits(8), answer.readBits(8), answer.readBlob(), answer.readBlob()));
    } catch (SessionException e) {
      return Optional.empty();
    }
  }

  /**
   * The input as Java source of the module's level.
   *
   * @param longest most characters of source
   */
  public Literal literal(Input input, int longest) {
    ByteSink question = new ByteSink();
    question.writeCount(request.module().compiler().release());
    question.writeCount(longest);
    question.writeBlob(input.graph());
    ByteSource answer = ask(ReplayProtocol.LITERAL, question);
    try {
      String why = answer.readText();
      return why.isEmpty() ? Literal.read(answer, input) : new Literal.None(why);
    } catch (IndexOutOfBoundsException e) {
      throw new SessionException(Kind.ENDED, request.entry(), "torn answer");
    }
  }

  /**
   * What lines of Java print after the call, by the expressions that they print: of the variables
   * {@code result}, {@code thrown}, {@code receiver} and {@code argument1}, the call's outcome
   * first. {@code field(object, "name")} stands for a private field.
   *
   * @param deep whether objects are asked and their fields are looked into
   * @throws SessionException if the call does not end in time or ends the JVM
   */
  public Map<String, String> looks(Input input, boolean deep, Duration perInput) {
    ByteSink question = new ByteSink();
    question.writeBits(perInput.toMillis(), 8);
    question.writeByte(deep ? 1 : 0);
    question.writeBlob(input.graph());
    ByteSource answer = ask(ReplayProtocol.LOOK, question);
    try {
      Map<String, String> looks = new LinkedHashMap<>();
      for (int left = answer.readCount(); left > 0; left--) {
        looks.put(answer.readText(), answer.readText());
      }
      return looks;
    } catch (IndexOutOfBoundsException e) {
      throw new SessionException(Kind.ENDED, request.entry(), "torn answer");
    }
  }

  /**
   * The call as Java source of the module's level, with what holds after it on this side.
   *
   * @param longest most characters of source
   * @throws SessionException if the call does not end in time or ends the JVM
   */
  public Expectation expectation(Input input, int longest, Duration perInput) {
    ByteSink question = new ByteSink();
    question.writeBits(perInput.toMillis(), 8);
    question.writeCount(request.module().compiler().release());
    question.writeCount(longest);
    question.writeBlob(input.graph());
    ByteSource answer = ask(ReplayProtocol.EXPECT, question);
    try {
      return Expectation.read(answer, input);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new SessionException(Kind.ENDED, request.entry(), "torn answer");
    }
  }

  /** Inputs that are a step smaller, the biggest steps first; none where it cannot be made so. */
  public List<Input> smaller(Input input) {
    ByteSink question = new ByteSink();
    question.writeBlob(input.graph());
    ByteSource answer = ask(ReplayProtocol.SHRINK, question);
    return inputs(answer, input.id() + "-", input.origin(), input.weight());
  }

  private byte[] seen(Input input, boolean consuming) {
    ByteSink question = new ByteSink();
    question.writeByte(consuming ? 1 : 0);
    question.writeBlob(input.graph());
    return ask(ReplayProtocol.DESCRIBE, question).readBlob();
  }

  /**
   * Sets the inputs that batches go through in order.
   *
   * @param fresh whether each call gets a new copy, made before the batch and outside the timed
   *     part: needed where calls change what they are given
   */
  public long pool(int pool, List<Input> inputs, boolean fresh) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("a pool needs inputs");
    }
    ByteSink question = new ByteSink();
    question.writeCount(pool);
    question.writeByte(fresh ? 1 : 0);
    writeGraphs(inputs, question);
    pools.put(pool, question);
    return ask(ReplayProtocol.POOL, question).readBits(8);
  }

  /** Makes so many calls over a pool, going on where the last batch ended, and reads the clocks. */
  public Reading batch(int pool, int operations) {
    ByteSink question = new ByteSink();
    question.writeCount(pool);
    question.writeCount(operations);
    ask(ReplayProtocol.PREPARE, question);
    Running running = conversation.running();
    long cpu = running.cpuNanos();
    ByteSource answer = ask(ReplayProtocol.RUN, question);
    long spent = running.cpuNanos() - cpu;
    return new Reading(
        operations,
        answer.readBits(8),
        answer.readBits(8),
        spent,
        answer.readBits(8),
        answer.readBits(8),
        answer.readBits(8),
        answer.readBits(8),
        answer.readBits(8),
        answer.readBits(8));
  }

  /** CPU time of the whole JVM since its start, read from outside the box. */
  public long cpuNanos() {
    return conversation.running().cpuNanos();
  }

  /** Resident memory of the JVM, now and at its peak. */
  public Running.Memory memory() {
    return conversation.running().memory();
  }

  /** Bytes on the JVM's heap after a collection, as it says itself. */
  public long retainedBytes() {
    return ask(ReplayProtocol.HEAP, new ByteSink()).readBits(8);
  }

  /** Whether its JVM is there. */
  public boolean isAlive() {
    return conversation.isOpen();
  }

  @Override
  public void close() {
    conversation.close();
  }

  private ByteSource ask(int kind, ByteSink question) {
    if (!isAlive()) {
      restart();
    }
    return conversation.ask(kind, question, WORK);
  }

  private void restart() {
    conversation.close();
    conversation = open(request);
    pools.values().forEach(pool -> conversation.ask(ReplayProtocol.POOL, pool, WORK));
  }

  private static void writeGraphs(List<Input> inputs, ByteSink question) {
    question.writeCount(inputs.size());
    inputs.forEach(input -> question.writeBlob(input.graph()));
  }

  private List<Input> inputs(ByteSource answer, String prefix, Input.Origin origin, double weight) {
    try {
      int count = answer.readCount();
      List<Input> inputs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] graph = answer.readBlob();
        inputs.add(new Input(prefix + i, origin, GraphReader.size(graph), weight, graph));
      }
      return inputs;
    } catch (IndexOutOfBoundsException e) {
      throw new SessionException(Kind.ENDED, request.entry(), "torn answer");
    }
  }
}
