package dev.hasten.maven;

import dev.hasten.agent.face.Verb;
import dev.hasten.agent.options.Option;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;

/** Lists the goals and their options. */
@Mojo(name = "help", requiresProject = false, threadSafe = true)
public final class HelpMojo extends AbstractMojo {
  @Override
  public void execute() {
    StringBuilder text =
        new StringBuilder("Hasten makes Java repositories faster and proves it.\n");
    for (Verb verb : Verb.values()) {
      text.append("\nhasten:").append(verb.word()).append("\n  ").append(verb.description());
      for (Option option : verb.options()) {
        text.append("\n    -Dhasten.").append(option.key());
        if (option.form() != Option.Form.FLAG) {
          text.append('=').append(option.placeholder());
        }
        text.append("\n        ").append(description(option));
      }
      if (!verb.argument().isEmpty()) {
        text.append("\n    -Dhasten.argument=").append(verb.argument());
      }
      text.append('\n');
    }
    text.append("\nEach goal can be left out by -Dhasten.skip.");
    getLog().info(text);
  }

  private static String description(Option option) {
    return option == Option.OUT
        ? "Where the ledger and the reports go; by default target/hasten."
        : option.description();
  }
}
