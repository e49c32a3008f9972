package dev.hasten.maven;

import dev.hasten.agent.RunEvent;
import dev.hasten.agent.face.Answer;
import dev.hasten.agent.face.Engine;
import dev.hasten.agent.face.ExitCode;
import dev.hasten.agent.face.Explanation;
import dev.hasten.agent.face.Verb;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.options.Sources;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * A verb as a Maven goal: options are user or project properties named {@code hasten.} and the
 * option's key, such as {@code -Dhasten.maxMinutes=10}.
 */
abstract class Goal extends AbstractMojo {
  private static final String PREFIX = "hasten.";
  private static final String SKIP = PREFIX + "skip";

  /** Set by Maven. */
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  private final Verb verb;

  Goal(Verb verb) {
    this.verb = verb;
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    Map<String, String> given = given();
    if (Boolean.parseBoolean(given.remove("skip"))) {
      getLog().info("Skipping: " + SKIP + " is true");
      return;
    }
    Optional<String> argument =
        Optional.ofNullable(given.remove("argument")).or(this::defaultArgument);
    Answer answer;
    try {
      Path root = Path.of(session.getExecutionRootDirectory());
      given.putIfAbsent(Option.OUT.key(), root.resolve("target/hasten").toString());
      given.putIfAbsent(Option.REPO.key(), root.toString());
      Settings settings =
          Settings.of(
              new Settings.Source("Maven", given),
              Sources.environment(),
              Sources.target(root),
              Sources.user());
      answer = Engine.run(verb, argument, settings, this::tell);
    } catch (RuntimeException e) {
      Explanation explanation = Explanation.of(e);
      // Maven appends the class names of causes to the message; who wants them asks with -X.
      getLog().debug(e);
      throw new MojoExecutionException(
          explanation.message() + explanation.remedy().map(r -> "\n" + r).orElse(""));
    }
    if (Boolean.parseBoolean(given.get(Option.JSON.key()))) {
      // A document is for scripts: with -q it is all that standard output holds.
      System.out.print(answer.text());
      System.out.flush();
    } else {
      answer.text().lines().forEach(line -> getLog().info(line));
    }
    if (answer.code() == ExitCode.GATE) {
      throw new MojoFailureException("The change is not accepted; the verdict is above.");
    }
    if (answer.code() == ExitCode.BUDGET) {
      // Who sets a limit wants the build to go on when it is reached.
      getLog().warn("Hasten ended with: " + answer.code().meaning());
    } else if (answer.code() != ExitCode.DONE) {
      throw new MojoExecutionException("Hasten ended with: " + answer.code().meaning());
    }
  }

  /** What the verb works on where the user names nothing: the repository of this build. */
  private Optional<String> defaultArgument() {
    return verb == Verb.OPTIMIZE || verb == Verb.PROFILE
        ? Optional.of(session.getExecutionRootDirectory())
        : Optional.empty();
  }

  /** Properties of the project, under those that the user gives on the command line. */
  private Map<String, String> given() {
    Map<String, String> given = new HashMap<>();
    if (session.getTopLevelProject() != null) {
      take(session.getTopLevelProject().getProperties(), given);
    }
    take(session.getUserProperties(), given);
    // -Dhasten.json alone, as Maven gives it, is true already; an empty text means the same.
    given.replaceAll((key, text) -> isFlag(key) && text.isEmpty() ? "true" : text);
    return given;
  }

  private static boolean isFlag(String key) {
    return Option.byKey(key).filter(o -> o.form() == Option.Form.FLAG).isPresent();
  }

  private static void take(Properties properties, Map<String, String> given) {
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        given.put(name.substring(PREFIX.length()), properties.getProperty(name));
      }
    }
  }

  private void tell(RunEvent event) {
    if (event instanceof RunEvent.Stage stage) {
      getLog().info(stage.text());
    } else if (event instanceof RunEvent.Note note) {
      getLog().info("  note: " + note.text());
    } else if (event instanceof RunEvent.Step step) {
      getLog().info("  " + step.text());
    } else if (event instanceof RunEvent.Judged judged) {
      getLog()
          .info(
              "  "
                  + judged.id()
                  + " "
                  + judged.method()
                  + " ("
                  + judged.origin()
                  + "): "
                  + judged.sentence());
    }
  }
}
