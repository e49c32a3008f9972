package dev.hasten.agent;

import dev.hasten.agent.catalogue.Finding;
import dev.hasten.profiling.Hotspot;
import dev.hasten.target.source.SourceMethod;
import java.util.List;

/**
 * A hotspot for which there is something to propose.
 *
 * @param unit text of the compilation unit that holds it
 * @param findings what the catalogue proposes, best first; may be empty where a model will be asked
 */
record Prospect(Hotspot hotspot, SourceMethod source, String unit, List<Finding> findings) {
  Prospect {
    findings = List.copyOf(findings);
  }
}
