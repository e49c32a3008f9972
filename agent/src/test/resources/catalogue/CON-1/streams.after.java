package sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;

class Sample {
    int hot(byte[] from) throws IOException {
        ByteArrayOutputStream out = new LocalOutput(from.length);
        InputStream in = new LocalInput(from);
        LocalWriter text = new LocalWriter();
        for (int b = in.read(); b >= 0; b = in.read()) {
            out.write(b);
            text.write(b);
        }
        copy(text, out.toByteArray());
        return text.toString().length();
    }

    void copy(Writer writer, byte[] bytes) throws IOException {
        writer.write(bytes.length);
    }

    private static final class LocalOutput extends ByteArrayOutputStream {
        LocalOutput() {}

        LocalOutput(int size) {
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

    private static final class LocalInput extends ByteArrayInputStream {
        LocalInput(byte[] buf) {
            super(buf);
        }

        LocalInput(byte[] buf, int offset, int length) {
            super(buf, offset, length);
        }

        @Override
        public int read() {
            return pos < count ? buf[pos++] & 0xff : -1;
        }
    }

    private static final class LocalWriter extends Writer {
        private final StringBuilder text;

        LocalWriter() {
            text = new StringBuilder();
        }

        LocalWriter(int size) {
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
        public LocalWriter append(CharSequence chars) {
            text.append(chars);
            return this;
        }

        @Override
        public LocalWriter append(CharSequence chars, int start, int end) {
            text.append(chars, start, end);
            return this;
        }

        @Override
        public LocalWriter append(char c) {
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
}
