package dev.hasten.replay;

import dev.hasten.probe.graph.ByteSource;
import dev.hasten.probe.graph.GraphReader;
import java.util.ArrayList;
import java.util.List;

/** An input as Java source, or why it has none. */
public sealed interface Literal {
  /**
   * Nothing in source makes it.
   *
   * @param reason why, as half a sentence
   */
  record None(String reason) implements Literal {}

  /**
   * The pieces of a call.
   *
   * @param home package of the entry
   * @param atHome whether the source has to stand in that package
   * @param imports classes to import, those of {@code java.lang} left out
   * @param statements what comes first, a statement each
   * @param owner name of the entry's class; empty where source cannot call the entry
   * @param ownerBinaryName the name by which reflection finds that class
   * @param name of the method; {@code <init>} for a constructor
   * @param isStatic whether the entry is a static method
   * @param receiver expression of the receiver; empty where there is none
   * @param receiverType its type as a variable has it
   * @param arguments their expressions as the call has them, with the casts that it needs
   * @param values the same without casts
   * @param types their types as variables have them
   * @param binaryTypes the names by which reflection finds the declared types
   * @param result type of the result as a variable has it
   * @param exact whether a caller could not tell the input that the source makes from the one that
   *     was asked for
   * @param input what the source makes
   */
  record Source(
      String home,
      boolean atHome,
      List<String> imports,
      List<String> statements,
      String owner,
      String ownerBinaryName,
      String name,
      boolean isStatic,
      String receiver,
      String receiverType,
      List<String> arguments,
      List<String> values,
      List<String> types,
      List<String> binaryTypes,
      String result,
      boolean exact,
      Input input)
      implements Literal {
    public Source {
      imports = List.copyOf(imports);
      statements = List.copyOf(statements);
      arguments = List.copyOf(arguments);
      values = List.copyOf(values);
      types = List.copyOf(types);
      binaryTypes = List.copyOf(binaryTypes);
      if (values.size() != arguments.size() || types.size() != arguments.size()) {
        throw new IllegalArgumentException(arguments + ", " + values + ", " + types);
      }
    }

    /** Whether source can call the entry by its name. */
    public boolean callable() {
      return !owner.isEmpty();
    }
  }

  /** Reads what the probe's {@code CallSource} writes. */
  static Literal read(ByteSource source, Input asked) {
    String home = source.readText();
    String owner = source.readText();
    String binaryName = source.readText();
    String name = source.readText();
    String receiver = source.readText();
    String receiverType = source.readText();
    String result = source.readText();
    boolean atHome = source.readByte() != 0;
    boolean isStatic = source.readByte() != 0;
    boolean exact = source.readByte() != 0;
    List<String> imports = texts(source);
    List<String> statements = texts(source);
    List<String> arguments = texts(source);
    List<String> values = texts(source);
    List<String> types = texts(source);
    List<String> binaryTypes = texts(source);
    byte[] graph = source.readBlob();
    if (graph.length == 0) {
      return new None("what its source makes cannot be written down");
    }
    Input made =
        new Input(asked.id(), asked.origin(), GraphReader.size(graph), asked.weight(), graph);
    return new Source(
        home,
        atHome,
        imports,
        statements,
        owner,
        binaryName,
        name,
        isStatic,
        receiver,
        receiverType,
        arguments,
        values,
        types,
        binaryTypes,
        result,
        exact,
        made);
  }

  private static List<String> texts(ByteSource source) {
    int count = source.readCount();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(source.readText());
    }
    return texts;
  }
}
