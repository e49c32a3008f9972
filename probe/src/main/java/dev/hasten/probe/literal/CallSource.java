package dev.hasten.probe.literal;

import dev.hasten.probe.graph.ByteSink;
import java.util.ArrayList;
import java.util.List;

/** A call as pieces of Java source. */
public final class CallSource {
  String home = "";
  boolean atHome;
  final List<String> imports = new ArrayList<>();
  final List<String> statements = new ArrayList<>();
  String owner = "";
  String ownerBinaryName = "";
  String name = "";
  boolean isStatic;
  boolean varargs;
  boolean callable;
  String receiver = "";
  String receiverType = "";
  final List<String> arguments = new ArrayList<>();
  final List<String> values = new ArrayList<>();
  final List<String> types = new ArrayList<>();
  final List<String> binaryTypes = new ArrayList<>();
  String result = "";
  byte[] graph = new byte[0];
  boolean exact;

  CallSource() {}

  /** Whether what the source gives looks like what was recorded in every respect. */
  public boolean isExact() {
    return exact;
  }

  /** Receiver and arguments as the source makes them; empty where they cannot be written down. */
  public byte[] graph() {
    return graph.clone();
  }

  /** All source of the call, in no form that compiles. */
  String text() {
    return String.join("\n", statements)
        + "\n"
        + String.join("\n", arguments)
        + "\n"
        + String.join("\n", types)
        + "\n"
        + String.join("\n", owner, receiver, receiverType, result);
  }

  /**
   * Writes it: texts package of the entry, owner (empty where source cannot call the entry), binary
   * name of the owner, name, receiver, its type, result type; bytes whether it has to stand in the
   * package, is static, is exact; lists of texts imports, statements, arguments, the same without
   * casts, their types, their types' binary names; blob graph.
   */
  public void writeTo(ByteSink sink) {
    sink.writeText(home);
    sink.writeText(callable ? owner : "");
    sink.writeText(ownerBinaryName);
    sink.writeText(name);
    sink.writeText(receiver);
    sink.writeText(receiverType);
    sink.writeText(result);
    sink.writeByte(atHome ? 1 : 0);
    sink.writeByte(isStatic ? 1 : 0);
    sink.writeByte(exact ? 1 : 0);
    write(imports, sink);
    write(statements, sink);
    write(arguments, sink);
    write(values, sink);
    write(types, sink);
    write(binaryTypes, sink);
    sink.writeBlob(graph);
  }

  private static void write(List<String> texts, ByteSink sink) {
    sink.writeCount(texts.size());
    texts.forEach(sink::writeText);
  }
}
