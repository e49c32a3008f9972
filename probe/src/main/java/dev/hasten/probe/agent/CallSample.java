package dev.hasten.probe.agent;

import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A call that was kept. As bytes: {@code int entry, int kind, int place, text test, bytes graph
 * before, bytes observation after}.
 */
final class CallSample implements RecordFile.Payload {
  private final int entry;
  private final int kind;
  private final int place;
  private final String test;
  private final byte[] graph;
  private final byte[] observation;

  CallSample(int entry, int kind, int place, String test, byte[] graph, byte[] observation) {
    this.entry = entry;
    this.kind = kind;
    this.place = place;
    this.test = test;
    this.graph = graph;
    this.observation = observation;
  }

  @Override
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(entry);
    out.writeInt(kind);
    out.writeInt(place);
    RecordFormat.writeText(out, test);
    RecordFormat.writeBytes(out, graph);
    RecordFormat.writeBytes(out, observation);
  }
}
