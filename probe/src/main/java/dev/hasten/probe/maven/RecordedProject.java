package dev.hasten.probe.maven;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one project, written as Java properties: {@code projects} is their number, and
 * for the n-th, from 0, in build order, {@code n.directory}, {@code n.packaging}, {@code
 * n.coordinates}, {@code n.classes}, {@code n.testClasses}; lists with a line for each item: {@code
 * n.sourceRoots}, {@code n.testSourceRoots}, {@code n.classPath}, {@code n.testClassPath}, {@code
 * n.goals}; {@code n.encoding}; and {@code n.executions}, with {@code n.k.goal}, {@code n.k.id} and
 * {@code n.k.configuration} (see {@link Configuration}) for the k-th.
 */
final class RecordedProject {
  private final Properties facts = new Properties();
  private final Set<String> goals = new LinkedHashSet<>();
  private final Set<String> executions = new LinkedHashSet<>();

  RecordedProject(MavenProject project) {
    put("directory", String.valueOf(project.getBasedir()));
    put("packaging", project.getPackaging());
    put(
        "coordinates",
        project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion());
    put("encoding", project.getProperties().getProperty("project.build.sourceEncoding"));
    folders(project);
  }

  /** Source roots grow while generators run, so they are read again as the build goes on. */
  void folders(MavenProject project) {
    put("sourceRoots", lines(project.getCompileSourceRoots()));
    put("testSourceRoots", lines(project.getTestCompileSourceRoots()));
    put("classes", project.getBuild().getOutputDirectory());
    put("testClasses", project.getBuild().getTestOutputDirectory());
  }

  /** Reads what Maven resolved for the goal that starts now. */
  void classPaths(MavenProject project, String goal) {
    try {
      if (goal.endsWith(":compile")) {
        put("classPath", lines(project.getCompileClasspathElements()));
      } else if (goal.endsWith(":test") || goal.endsWith(":testCompile")) {
        put("testClassPath", lines(project.getTestClasspathElements()));
      }
    } catch (DependencyResolutionRequiredException e) {
      // A goal that asked for no resolution; another one will.
      goals.add("unresolved:" + goal);
    }
  }

  void goal(String goal) {
    goals.add(goal);
  }

  void execution(String goal, String id, String configuration) {
    int k = executions.size();
    if (executions.add(goal + "@" + id)) {
      put(k + ".goal", goal);
      put(k + ".id", id);
      put(k + ".configuration", configuration);
    }
  }

  static void write(Collection<RecordedProject> projects, File file) throws IOException {
    Properties all = new Properties();
    all.setProperty("projects", String.valueOf(projects.size()));
    int n = 0;
    for (RecordedProject project : projects) {
      project.put("goals", lines(new ArrayList<>(project.goals)));
      project.put("executions", String.valueOf(project.executions.size()));
      for (String name : project.facts.stringPropertyNames()) {
        all.setProperty(n + "." + name, project.facts.getProperty(name));
      }
      n++;
    }
    Path whole = file.toPath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
      all.store(writer, null);
    }
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void put(String name, @Nullable String value) {
    if (value != null) {
      facts.setProperty(name, value);
    }
  }

  private static String lines(List<String> items) {
    return String.join("\n", items);
  }
}
