package dev.hasten.agent;

import dev.hasten.agent.catalogue.Catalogue;
import dev.hasten.agent.catalogue.Finding;
import dev.hasten.agent.catalogue.TypeSources;
import dev.hasten.judge.Bench;
import dev.hasten.profiling.Hotspot;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.Module;
import dev.hasten.target.source.SourceLookup;
import dev.hasten.target.source.SourceMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks what the catalogue has to propose for hotspots. That costs milliseconds, everything after
 * it seconds, so a hotspot with nothing to propose is passed over for the next.
 */
final class Prospects implements AutoCloseable {
  private final Bench bench;
  private final Catalogue catalogue;
  private final long proposals;
  private final boolean model;
  private final Map<Module, TypeSources> types = new HashMap<>();

  /**
   * @param proposals most findings for a hotspot
   * @param model whether a model will be asked, for which every hotspot is a prospect
   */
  Prospects(Bench bench, Catalogue catalogue, long proposals, boolean model) {
    this.bench = bench;
    this.catalogue = catalogue;
    this.proposals = proposals;
    this.model = model;
  }

  /** The hotspot as a prospect, or nothing where there is nothing to propose for it. */
  Optional<Prospect> of(Hotspot hotspot) {
    if (!(bench.sources().find(hotspot.method()) instanceof SourceLookup.Found found)) {
      return Optional.empty();
    }
    String unit = unit(hotspot, found.method());
    Prospect prospect =
        new Prospect(hotspot, found.method(), unit, findings(hotspot, found.method(), unit));
    return prospect.findings().isEmpty() && !model
        ? Optional.empty()
        : Optional.of(prospect.first(proposals));
  }

  private List<Finding> findings(Hotspot hotspot, SourceMethod source, String unit) {
    CompilerSettings compiler = hotspot.module().compiler();
    TypeSources known =
        types.computeIfAbsent(
            hotspot.module(),
            m -> TypeSources.of(m.classPath(), m.sourceRoots(), compiler.release()));
    int offset = source.body().orElse(source.start());
    return catalogue.propose(source.file(), unit, offset, compiler.release(), known);
  }

  private String unit(Hotspot hotspot, SourceMethod source) {
    Path file = bench.target().root().resolve(source.file());
    try {
      return Files.readString(file, Charset.forName(hotspot.module().compiler().encoding()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    types.values().forEach(TypeSources::close);
  }
}
