package dev.hasten.verification;

import dev.hasten.replay.Input;
import dev.hasten.replay.Observation;
import dev.hasten.replay.Session;
import dev.hasten.target.MethodRef;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Looks for values of integer parameters at which the original's outcome turns into another, such
 * as the least threshold that two texts keep to. A rewrite that is off by one is off there.
 */
final class Edges {
  private static final int MOST_EDGES = 2;
  private static final long LEAST_LIMIT = 64;

  /** Interior values tried at once. */
  private static final int CUTS = 7;

  private final Session session;
  private final Duration perInput;
  private final List<Input> found = new ArrayList<>();

  private Edges(Session session, Duration perInput) {
    this.session = session;
    this.perInput = perInput;
  }

  /**
   * The calls on both sides of the first edges of each integer parameter of each call.
   *
   * @param session the original's
   * @param bases calls whose other arguments stay as they are
   */
  static List<Input> of(Session session, MethodRef entry, List<Input> bases, Duration perInput) {
    Edges edges = new Edges(session, perInput);
    List<ClassDesc> types = MethodTypeDesc.ofDescriptor(entry.descriptor()).parameterList();
    for (int i = 0; i < types.size(); i++) {
      String type = types.get(i).descriptorString();
      if (type.equals("I") || type.equals("J")) {
        for (Input base : bases) {
          edges.search(base, i);
        }
      }
    }
    return edges.found;
  }

  private record Tried(long value, Input input, String outcome) {}

  private void search(Input base, int parameter) {
    long limit = Math.max(LEAST_LIMIT, 2 * base.size());
    TreeSet<Long> values = new TreeSet<>(List.of(0L, 1L, 2L, 3L, base.size(), limit));
    for (long value = 4; value < limit; value *= 2) {
      values.add(value);
    }
    List<Tried> tried = attempt(base, parameter, List.copyOf(values));
    int edges = 0;
    for (int i = 1; i < tried.size() && edges < MOST_EDGES; i++) {
      if (!tried.get(i - 1).outcome.equals(tried.get(i).outcome)) {
        narrow(base, parameter, tried.get(i - 1), tried.get(i));
        edges++;
      }
    }
  }

  private void narrow(Input base, int parameter, Tried low, Tried high) {
    Tried below = low;
    Tried above = high;
    while (above.value - below.value > 1) {
      List<Tried> tried = new ArrayList<>(List.of(below));
      tried.addAll(attempt(base, parameter, between(below.value, above.value)));
      tried.add(above);
      if (tried.size() == 2) {
        return;
      }
      int edge = 1;
      while (tried.get(edge).outcome.equals(below.outcome)) {
        edge++;
      }
      below = tried.get(edge - 1);
      above = tried.get(edge);
    }
    found.add(below.input);
    found.add(above.input);
  }

  private static List<Long> between(long low, long high) {
    TreeSet<Long> values = new TreeSet<>();
    for (int i = 1; i <= CUTS; i++) {
      values.add(low + (high - low) * i / (CUTS + 1));
    }
    values.remove(low);
    return List.copyOf(values);
  }

  /** The calls that the original answers, with what they come to but for their arguments. */
  private List<Tried> attempt(Input base, int parameter, List<Long> values) {
    List<Input> inputs = session.vary(base, parameter, values);
    List<Observation> observed = session.observe(inputs, perInput);
    List<Tried> tried = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      if (observed.get(i).comparable()) {
        String outcome = observed.get(i).render().lines().findFirst().orElse("");
        tried.add(new Tried(values.get(i), inputs.get(i), outcome));
      }
    }
    return tried;
  }
}
