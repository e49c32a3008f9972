package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Set;

/** A stream in memory that only the method uses takes its lock for nothing. */
final class UnsharedStream implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "CON-1",
          "local StringWriter, byte array or buffered stream -> the same without locks",
          "a StringWriter, ByteArray or Buffered InputStream or OutputStream in a local variable",
          List.of(
              "a thread that the method hands the stream to",
              "something that asks for the very class of the stream"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final String OUTPUT =
      """
      private static final class NAME extends OUTPUT {
        NAME() {}

        NAME(int size) {
          super(size);
        }

        @Override
        public void write(int b) {
          if (count < buf.length) {
            buf[count++] = (byte) b;
          } else {
            super.write(b);
          }
        }

        @Override
        public void write(byte[] b, int off, int len) {
          if (off >= 0 && len >= 0 && len <= b.length - off && len <= buf.length - count) {
            System.arraycopy(b, off, buf, count, len);
            count += len;
          } else {
            super.write(b, off, len);
          }
        }
      }
      """;

  private static final String INPUT =
      """
      private static final class NAME extends INPUT {
        NAME(byte[] buf) {
          super(buf);
        }

        NAME(byte[] buf, int offset, int length) {
          super(buf, offset, length);
        }

        @Override
        public int read() {
          return pos < count ? buf[pos++] & 0xff : -1;
        }
      }
      """;

  private static final String BUFFERED_INPUT =
      """
      private static final class NAME extends BUFFERED {
        NAME(STREAM in) {
          super(in);
        }

        NAME(STREAM in, int size) {
          super(in, size);
        }

        @Override
        public int read() throws java.io.IOException {
          return buf != null && pos < count ? buf[pos++] & 0xff : super.read();
        }
      }
      """;

  private static final String BUFFERED_OUTPUT =
      """
      private static final class NAME extends BUFFERED {
        NAME(STREAM out) {
          super(out);
        }

        NAME(STREAM out, int size) {
          super(out, size);
        }

        @Override
        public void write(int b) throws java.io.IOException {
          if (count < buf.length) {
            buf[count++] = (byte) b;
          } else {
            super.write(b);
          }
        }
      }
      """;

  private static final String WRITER =
      """
      private static final class NAME extends WRITER {
        private final StringBuilder text;

        NAME() {
          text = new StringBuilder();
        }

        NAME(int size) {
          text = new StringBuilder(size);
        }

        @Override
        public void write(int c) {
          text.append((char) c);
        }

        @Override
        public void write(char[] chars, int off, int len) {
          text.append(chars, off, len);
        }

        @Override
        public void write(String chars) {
          text.append(chars);
        }

        @Override
        public void write(String chars, int off, int len) {
          text.append(chars, off, off + len);
        }

        @Override
        public NAME append(CharSequence chars) {
          text.append(chars);
          return this;
        }

        @Override
        public NAME append(CharSequence chars, int start, int end) {
          text.append(chars, start, end);
          return this;
        }

        @Override
        public NAME append(char c) {
          text.append(c);
          return this;
        }

        @Override
        public void flush() {}

        @Override
        public void close() throws java.io.IOException {}

        @Override
        public String toString() {
          return text.toString();
        }
      }
      """;

  /** What a writer is asked besides being handed on. */
  private static final Set<String> WRITES = Set.of("write", "append", "flush", "close", "toString");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (ObjectCreationExpr creation : context.all(ObjectCreationExpr.class)) {
      if (creation.getAnonymousClassBody().isEmpty()
          && creation.getParentNode().orElse(null) instanceof VariableDeclarator variable
          && variable.getParentNode().orElse(null) instanceof VariableDeclarationExpr declaration
          && declaration.getVariables().size() == 1) {
        context
            .types()
            .name(creation)
            .ifPresent(type -> change(context, rewrite, variable, creation, type));
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "No other thread sees the stream: each write takes a lock for nothing.");
  }

  private static void change(
      RuleContext context,
      Rewrite rewrite,
      VariableDeclarator variable,
      ObjectCreationExpr creation,
      String type) {
    switch (type) {
      case "java.io.ByteArrayOutputStream" ->
          rewrite.replace(
              creation.getType(),
              rewrite.member("LocalOutput", OUTPUT.replace("OUTPUT", rewrite.type(type))));
      case "java.io.ByteArrayInputStream" ->
          rewrite.replace(
              creation.getType(),
              rewrite.member("LocalInput", INPUT.replace("INPUT", rewrite.type(type))));
      case "java.io.BufferedInputStream" ->
          rewrite.replace(
              creation.getType(),
              rewrite.member(
                  "LocalInput",
                  BUFFERED_INPUT
                      .replace("BUFFERED", rewrite.type(type))
                      .replace("STREAM", rewrite.type("java.io.InputStream"))));
      case "java.io.BufferedOutputStream" ->
          rewrite.replace(
              creation.getType(),
              rewrite.member(
                  "LocalOutput",
                  BUFFERED_OUTPUT
                      .replace("BUFFERED", rewrite.type(type))
                      .replace("STREAM", rewrite.type("java.io.OutputStream"))));
      case "java.io.StringWriter" -> {
        if (isPlain(context, variable)) {
          String name =
              rewrite.member(
                  "LocalWriter", WRITER.replace("WRITER", rewrite.type("java.io.Writer")));
          if (context
              .types()
              .nameOf(variable.getType(), variable)
              .filter(type::equals)
              .isPresent()) {
            rewrite.replace(variable.getType(), name);
          }
          rewrite.replace(creation.getType(), name);
        }
      }
      default -> {
        // no other stream in memory is worth it
      }
    }
  }

  /** Whether the writer is only written to, read as text, and handed on as a writer. */
  private static boolean isPlain(RuleContext context, VariableDeclarator variable) {
    Declared declared = new Declared(variable, variable.getType(), Names.Kind.LOCAL);
    return context.names().uses(declared, context.hotspot()).stream()
        .allMatch(use -> isWritten(use) || isHandedOn(use));
  }

  private static boolean isWritten(Expression use) {
    return use.getParentNode().orElse(null) instanceof MethodCallExpr call
        && call.getScope().orElse(null) == use
        && WRITES.contains(call.getNameAsString());
  }

  private static boolean isHandedOn(Expression use) {
    Node parent = use.getParentNode().orElse(null);
    return parent instanceof MethodCallExpr call && call.getArguments().contains(use)
        || parent instanceof ObjectCreationExpr made && made.getArguments().contains(use);
  }
}
