package dev.hasten.probe.maven;

import java.io.File;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one execution of a goal as lines {@code path=value}, expressions and
 * defaults evaluated, in the order of the build file. The path is element names joined by dots; a
 * list repeats a path. In values a line break is written {@code \n} and a backslash is doubled.
 */
final class Configuration {
  /** Surefire evaluates these when it runs; by then earlier goals have set the properties. */
  private static final Pattern LATE = Pattern.compile("@\\{([^}]+)}");

  private final ExpressionEvaluator evaluator;
  private final MavenSession session;
  private final StringBuilder lines = new StringBuilder();

  private Configuration(MavenSession session, MojoExecution mojo) {
    this.session = session;
    this.evaluator = new PluginParameterExpressionEvaluator(session, mojo);
  }

  static String of(MavenSession session, MojoExecution mojo) {
    Configuration configuration = new Configuration(session, mojo);
    if (mojo.getConfiguration() != null) {
      for (Xpp3Dom child : mojo.getConfiguration().getChildren()) {
        configuration.add(child, child.getName());
      }
    }
    return configuration.lines.toString();
  }

  private void add(Xpp3Dom element, String path) {
    for (Xpp3Dom child : element.getChildren()) {
      add(child, path + "." + child.getName());
    }
    if (element.getChildCount() > 0) {
      return;
    }
    Object value = evaluate(element.getValue());
    if (value == null) {
      value = evaluate(element.getAttribute("default-value"));
    }
    if (value instanceof Collection) {
      for (Object item : (Collection<?>) value) {
        line(path + ".item", item);
      }
    } else {
      line(path, value);
    }
  }

  private void line(String path, @Nullable Object value) {
    if (value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof File) {
      String text = value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "");
      lines.append(path).append('=').append(text).append('\n');
    }
  }

  private @Nullable Object evaluate(@Nullable String expression) {
    if (expression == null) {
      return null;
    }
    try {
      return evaluator.evaluate(late(expression));
    } catch (ExpressionEvaluationException e) {
      return null;
    }
  }

  private String late(String expression) {
    Matcher matcher = LATE.matcher(expression);
    StringBuffer text = new StringBuffer();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = session.getUserProperties().getProperty(name);
      if (value == null) {
        value = session.getCurrentProject().getProperties().getProperty(name, "");
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(text).toString();
  }
}
