package dev.hasten.profiling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sampled stacks folded into a tree: the root stands for the whole workload, every other node for
 * one frame under one path of callers. Immutable once built.
 */
public final class CallTree {
  private final Node root;

  private CallTree(Node root) {
    this.root = root;
  }

  /** The node that stands for the whole workload. */
  public Node root() {
    return root;
  }

  /** Cost of the whole workload, in the unit of the dimension. */
  public long total(Dimension dimension) {
    return root.total(dimension);
  }

  /** How many samples of the dimension the tree was built from. */
  public long samples(Dimension dimension) {
    return root.totalSamples[dimension.ordinal()];
  }

  /** Shows every stack that has samples of its own, in no promised order. */
  public void forEachStack(Visitor visitor) {
    List<Frame> path = new ArrayList<>();
    List<Frame> shown = Collections.unmodifiableList(path);
    Deque<Step> open = new ArrayDeque<>();
    open.push(new Step(root, 0));
    while (!open.isEmpty()) {
      Step step = open.pop();
      if (step.node.frame != null) {
        path.subList(step.depth - 1, path.size()).clear();
        path.add(step.node.frame);
      }
      if (step.node.isSampled()) {
        visitor.stack(shown, step.node);
      }
      for (Node child : step.node.children.values()) {
        open.push(new Step(child, step.depth + 1));
      }
    }
  }

  /** The sum of several trees. */
  public static CallTree merge(Collection<CallTree> trees) {
    Builder builder = new Builder();
    for (CallTree tree : trees) {
      tree.forEachStack(
          (frames, node) -> {
            Node place = builder.place(frames);
            for (int d = 0; d < node.self.length; d++) {
              place.self[d] += node.self[d];
              place.selfSamples[d] += node.selfSamples[d];
            }
          });
    }
    return builder.build();
  }

  /**
   * The same stacks and samples at a part of the cost, as for one of several rounds of the same
   * work.
   *
   * @param rounds what each cost is divided by, positive
   */
  public CallTree perRound(int rounds) {
    Builder builder = new Builder();
    forEachStack(
        (frames, node) -> {
          Node place = builder.place(frames);
          for (int d = 0; d < node.self.length; d++) {
            place.self[d] += node.self[d] / rounds;
            place.selfSamples[d] += node.selfSamples[d];
          }
        });
    return builder.build();
  }

  /** Sees stacks one at a time. */
  public interface Visitor {
    /**
     * One stack.
     *
     * @param outermostFirst its frames; valid during the call only
     * @param node what was spent in exactly this stack is its {@code self}
     */
    void stack(List<Frame> outermostFirst, Node node);
  }

  private record Step(Node node, int depth) {}

  /** A frame under one path of callers. */
  public static final class Node {
    private static final int DIMENSIONS = Dimension.values().length;

    private final @Nullable Frame frame;
    private final Map<Frame, Node> children = new HashMap<>(2);
    private final long[] self = new long[DIMENSIONS];
    private final long[] selfSamples = new long[DIMENSIONS];
    private final long[] total = new long[DIMENSIONS];
    private final long[] totalSamples = new long[DIMENSIONS];

    private Node(@Nullable Frame frame) {
      this.frame = frame;
    }

    /** The frame; null for the root alone. */
    public @Nullable Frame frame() {
      return frame;
    }

    /** What this frame called. */
    public Collection<Node> children() {
      return Collections.unmodifiableCollection(children.values());
    }

    /** Cost in this frame itself. */
    public long self(Dimension dimension) {
      return self[dimension.ordinal()];
    }

    /** Samples that ended in this frame itself. */
    public long selfSamples(Dimension dimension) {
      return selfSamples[dimension.ordinal()];
    }

    /** Cost in this frame and in all that it called. */
    public long total(Dimension dimension) {
      return total[dimension.ordinal()];
    }

    private boolean isSampled() {
      for (long count : selfSamples) {
        if (count != 0) {
          return true;
        }
      }
      return false;
    }

    private void sumUp() {
      System.arraycopy(self, 0, total, 0, DIMENSIONS);
      System.arraycopy(selfSamples, 0, totalSamples, 0, DIMENSIONS);
      for (Node child : children.values()) {
        for (int d = 0; d < DIMENSIONS; d++) {
          total[d] += child.total[d];
          totalSamples[d] += child.totalSamples[d];
        }
      }
    }
  }

  /** Grows a tree, sample by sample. */
  public static final class Builder {
    private final Node root = new Node(null);
    private final Map<Frame, Frame> interned = new HashMap<>();

    /**
     * Finds or makes the node of a stack; whoever sees the same stack often can keep it.
     *
     * @param outermostFirst its frames
     */
    public Node place(List<Frame> outermostFirst) {
      Node node = root;
      for (Frame frame : outermostFirst) {
        Frame known = interned.putIfAbsent(frame, frame);
        node = node.children.computeIfAbsent(known == null ? frame : known, Node::new);
      }
      return node;
    }

    /**
     * Adds a sample.
     *
     * @param place a node of this builder
     * @param weight its cost in the unit of the dimension, not negative
     */
    public void add(Node place, Dimension dimension, long weight) {
      if (weight < 0) {
        throw new IllegalArgumentException("negative weight: " + weight);
      }
      place.self[dimension.ordinal()] += weight;
      place.selfSamples[dimension.ordinal()]++;
    }

    /** The tree; the builder is not to be used afterwards. */
    public CallTree build() {
      List<Node> callersFirst = new ArrayList<>();
      callersFirst.add(root);
      for (int i = 0; i < callersFirst.size(); i++) {
        callersFirst.addAll(callersFirst.get(i).children.values());
      }
      for (int i = callersFirst.size() - 1; i >= 0; i--) {
        callersFirst.get(i).sumUp();
      }
      return new CallTree(root);
    }
  }
}
