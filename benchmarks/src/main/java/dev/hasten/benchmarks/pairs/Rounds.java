package dev.hasten.benchmarks.pairs;

import dev.hasten.replay.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Rounds of calls through a set of inputs. */
public final class Rounds {
  private Rounds() {}

  /**
   * A round in which each input occurs in proportion to its weight, at least once, in shuffled
   * order: what a branch predictor or a compiler sees is then the workload's mix.
   *
   * @param inputs what to call with
   * @param length calls in the round, at least as many as there are inputs
   * @param seed of the shuffle
   */
  public static List<Input> weighted(List<Input> inputs, int length, long seed) {
    if (inputs.isEmpty() || length < inputs.size()) {
      throw new IllegalArgumentException(inputs.size() + " inputs in a round of " + length);
    }
    double total = inputs.stream().mapToDouble(Input::weight).sum();
    int spare = length - inputs.size();
    List<Input> round = new ArrayList<>(inputs);
    List<Share> shares = new ArrayList<>();
    for (Input input : inputs) {
      double due = total > 0 ? spare * input.weight() / total : 0;
      round.addAll(Collections.nCopies((int) due, input));
      shares.add(new Share(input, due - (int) due));
    }
    shares.sort(Comparator.comparingDouble(Share::rest).reversed());
    for (int i = 0; round.size() < length; i++) {
      round.add(shares.get(i % shares.size()).input);
    }
    Collections.shuffle(round, new Random(seed));
    return List.copyOf(round);
  }

  private record Share(Input input, double rest) {}
}
