package dev.hasten.probe.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Raises the Java level of a compiler execution that current compilers refuse, just before it
 * starts, so that no build file has to be edited.
 */
final class Levels {
  private static final String[] PARAMETERS = {
    "source", "target", "release", "testSource", "testTarget", "testRelease"
  };

  private Levels() {}

  static void raise(MavenSession session, MojoExecution mojo, int least) {
    Xpp3Dom configuration = mojo.getConfiguration();
    if (configuration == null) {
      return;
    }
    PluginParameterExpressionEvaluator evaluator =
        new PluginParameterExpressionEvaluator(session, mojo);
    for (String parameter : PARAMETERS) {
      Xpp3Dom element = configuration.getChild(parameter);
      if (element != null) {
        String value = evaluate(evaluator, element.getValue());
        if (value == null || value.isEmpty()) {
          value = evaluate(evaluator, element.getAttribute("default-value"));
        }
        if (value != null && level(value) < least) {
          element.setValue(least <= 8 ? "1." + least : String.valueOf(least));
          if (parameter.endsWith("elease")) {
            element.setValue(String.valueOf(least));
          }
        }
      }
    }
  }

  /** The feature release that a level names, 7 for {@code 1.7}; very large where it names none. */
  private static int level(String text) {
    String number = text.trim().startsWith("1.") ? text.trim().substring(2) : text.trim();
    return number.matches("\\d{1,3}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
  }

  private static @Nullable String evaluate(
      PluginParameterExpressionEvaluator evaluator, @Nullable String expression) {
    if (expression == null) {
      return null;
    }
    try {
      Object value = evaluator.evaluate(expression);
      return value == null ? null : value.toString();
    } catch (ExpressionEvaluationException e) {
      return null;
    }
  }
}
