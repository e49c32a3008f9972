package dev.hasten.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds what is printed against the schemas that are published. */
final class Documents {
  /** The root of the project; tests run in the folder of their module. */
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private Documents() {}

  static void validate(String schema, String document) {
    try {
      JsonSchema form =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(
                  Files.readString(
                      PROJECT.resolve("docs/schema").resolve(schema + ".schema.json")));
      assertThat(form.validate(document, InputFormat.JSON)).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
