package dev.hasten.probe.maven;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.eventspy.AbstractEventSpy;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Records each project of a Maven build and the resolved configuration of the goals that matter to
 * Hasten.
 *
 * <p>Maven 3.6 to 3.9 load it by {@code -Dmaven.ext.class.path=JAR}; the property {@value #FILE}
 * names the file to write, in the format of {@link RecordedProject}. With the property {@value
 * #RAISE} it also keeps the compiler from levels that it no longer takes, with {@value #WITHOUT} it
 * leaves goals out.
 */
@Named
@Singleton
public final class BuildRecorder extends AbstractEventSpy {
  /** System property with the file to write. */
  public static final String FILE = "hasten.build.recording";

  /** System property with the Java level below which none is compiled; not set, none is raised. */
  public static final String RAISE = "hasten.build.raise";

  /** System property with the goals that no project runs, as {@code artifact:goal}, by commas. */
  public static final String WITHOUT = "hasten.build.without";

  private static final Set<String> GOALS =
      new HashSet<>(
          Arrays.asList(
              "maven-compiler-plugin:compile",
              "maven-compiler-plugin:testCompile",
              "maven-surefire-plugin:test",
              "maven-toolchains-plugin:toolchain",
              "maven-enforcer-plugin:enforce"));

  private final Map<File, RecordedProject> projects = new LinkedHashMap<>();

  @Override
  public synchronized void onEvent(Object event) throws IOException {
    if (!(event instanceof ExecutionEvent)) {
      return;
    }
    ExecutionEvent execution = (ExecutionEvent) event;
    String without = System.getProperty(WITHOUT);
    if (without != null && execution.getType() == ExecutionEvent.Type.SessionStarted) {
      leaveOut(execution, new HashSet<>(Arrays.asList(without.split(","))));
    }
    Integer least = Integer.getInteger(RAISE);
    if (least != null && execution.getType() == ExecutionEvent.Type.MojoStarted) {
      raise(execution, least);
    }
    String file = System.getProperty(FILE);
    if (file != null) {
      record(execution, new File(file));
    }
  }

  private static void leaveOut(ExecutionEvent event, Set<String> goals) {
    for (MavenProject project : event.getSession().getProjects()) {
      for (Plugin plugin : project.getBuildPlugins()) {
        for (PluginExecution execution : plugin.getExecutions()) {
          execution
              .getGoals()
              .removeIf(goal -> goals.contains(plugin.getArtifactId() + ":" + goal));
        }
      }
    }
  }

  private static void raise(ExecutionEvent event, int least) {
    if (event.getMojoExecution().getArtifactId().equals("maven-compiler-plugin")) {
      Levels.raise(event.getSession(), event.getMojoExecution(), least);
    }
  }

  private void record(ExecutionEvent execution, File file) throws IOException {
    MavenProject project = execution.getProject();
    switch (execution.getType()) {
      case ProjectStarted:
        recorded(project);
        break;
      case MojoStarted:
        started(execution);
        break;
      case MojoSucceeded:
        recorded(project).folders(project);
        break;
      case ProjectSucceeded:
      case ProjectFailed:
        recorded(project).folders(project);
        RecordedProject.write(projects.values(), file);
        break;
      case SessionEnded:
        RecordedProject.write(projects.values(), file);
        break;
      default:
        break;
    }
  }

  private void started(ExecutionEvent event) {
    MojoExecution mojo = event.getMojoExecution();
    RecordedProject recorded = recorded(event.getProject());
    String goal = mojo.getArtifactId() + ":" + mojo.getGoal();
    recorded.goal(goal);
    if (GOALS.contains(goal)) {
      recorded.folders(event.getProject());
      recorded.classPaths(event.getProject(), goal);
      recorded.execution(goal, mojo.getExecutionId(), Configuration.of(event.getSession(), mojo));
    }
  }

  private RecordedProject recorded(MavenProject project) {
    File directory = project.getBasedir() == null ? new File("") : project.getBasedir();
    RecordedProject known = projects.get(directory);
    if (known == null) {
      known = new RecordedProject(project);
      projects.put(directory, known);
    }
    return known;
  }
}
