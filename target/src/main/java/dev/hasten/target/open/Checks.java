package dev.hasten.target.open;

import dev.hasten.probe.maven.BuildRecorder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plugins that produce nothing that a test needs, and how each is switched off. */
final class Checks {
  private static final Map<String, List<String>> OFF =
      Map.ofEntries(
          Map.entry("apache-rat-plugin", List.of("-Drat.skip=true")),
          Map.entry("maven-enforcer-plugin", List.of("-Denforcer.skip=true")),
          Map.entry("maven-checkstyle-plugin", List.of("-Dcheckstyle.skip=true")),
          Map.entry("maven-pmd-plugin", List.of("-Dpmd.skip=true", "-Dcpd.skip=true")),
          Map.entry("spotbugs-maven-plugin", List.of("-Dspotbugs.skip=true")),
          Map.entry("findbugs-maven-plugin", List.of("-Dfindbugs.skip=true")),
          Map.entry("animal-sniffer-maven-plugin", List.of("-Danimal.sniffer.skip=true")),
          Map.entry("spotless-maven-plugin", List.of("-Dspotless.check.skip=true")),
          Map.entry("fmt-maven-plugin", List.of("-Dfmt.skip=true")),
          Map.entry("formatter-maven-plugin", List.of("-Dformatter.skip=true")),
          Map.entry("impsort-maven-plugin", List.of("-Dimpsort.skip=true")),
          Map.entry("sortpom-maven-plugin", List.of("-Dsort.skip=true")),
          Map.entry("license-maven-plugin", List.of("-Dlicense.skip=true")),
          Map.entry("japicmp-maven-plugin", List.of("-Djapicmp.skip=true")),
          Map.entry("revapi-maven-plugin", List.of("-Drevapi.skip=true")),
          Map.entry("clirr-maven-plugin", List.of("-Dclirr.skip=true")),
          Map.entry("forbiddenapis", List.of("-Dforbiddenapis.skip=true")),
          Map.entry("modernizer-maven-plugin", List.of("-Dmodernizer.skip=true")),
          Map.entry("jacoco-maven-plugin", List.of("-Djacoco.skip=true")),
          Map.entry("cobertura-maven-plugin", List.of("-Dcobertura.skip=true")),
          Map.entry("maven-javadoc-plugin", List.of("-Dmaven.javadoc.skip=true")),
          Map.entry("maven-dependency-plugin", List.of("-Dmdep.analyze.skip=true")),
          Map.entry("bnd-baseline-maven-plugin", List.of("-Dbnd.baseline.skip=true")),
          Map.entry(
              "buildnumber-maven-plugin",
              List.of("-Dmaven.buildNumber.skip=true", "-Dmaven.buildNumber.doCheck=false")),
          Map.entry("git-commit-id-maven-plugin", List.of("-Dmaven.gitcommitid.skip=true")),
          Map.entry("git-commit-id-plugin", List.of("-Dmaven.gitcommitid.skip=true")),
          Map.entry("maven-gpg-plugin", List.of("-Dgpg.skip=true")),
          // Releases before 5.1.3 fail on JDK 15 and later; the manifest is of no use to a test.
          Map.entry("maven-bundle-plugin", List.of(without("maven-bundle-plugin:manifest"))),
          Map.entry("cyclonedx-maven-plugin", List.of("-Dcyclonedx.skip=true")));

  private Checks() {}

  /** The argument that leaves a goal out, which only a build with the probe's extension heeds. */
  private static String without(String goal) {
    return "-D" + BuildRecorder.WITHOUT + "=" + goal;
  }

  /** Arguments that switch a plugin off; nothing where tests may need it. */
  static Optional<List<String>> off(String plugin) {
    return Optional.ofNullable(OFF.get(plugin));
  }
}
