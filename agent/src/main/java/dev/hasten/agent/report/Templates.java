package dev.hasten.agent.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The Mustache templates beside this class. */
final class Templates {
  private Templates() {}

  static String fill(String name, Object view, boolean html) {
    return Mustache.compiler()
        .escapeHTML(html)
        .defaultValue("")
        .emptyStringIsFalse(true)
        .compile(text(name))
        .execute(view);
  }

  private static String text(String name) {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
