package dev.hasten.probe.agent;

import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A call that was kept. As bytes: {@code int entry, int kind, int place, text test, bytes graph
 * before, bytes observation before (none where nobody asks for it), bytes observation after}.
 */
final class CallSample implements RecordFile.Payload {
  private final int entry;
  private final int kind;
  private final int place;
  private final String test;
  private final byte[] graph;
  private final byte[] before;
  private final byte[] after;

  CallSample(
      int entry, int kind, int place, String test, byte[] graph, byte[] before, byte[] after) {
    this.entry = entry;
    this.kind = kind;
    this.place = place;
    this.test = test;
    this.graph = graph;
    this.before = before;
    this.after = after;
  }

  @Override
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(entry);
    out.writeInt(kind);
    out.writeInt(place);
    RecordFormat.writeText(out, test);
    RecordFormat.writeBytes(out, graph);
    RecordFormat.writeBytes(out, before);
    RecordFormat.writeBytes(out, after);
  }
}
