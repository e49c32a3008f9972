package sample;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

class Sample {
    void hot(InputStream from, OutputStream to) throws IOException {
        InputStream in = new LocalInput(from);
        try (BufferedOutputStream out = new LocalOutput(to, 100)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                out.write(b);
            }
        }
    }

    private static final class LocalInput extends BufferedInputStream {
        LocalInput(InputStream in) {
            super(in);
        }

        LocalInput(InputStream in, int size) {
            super(in, size);
        }

        @Override
        public int read() throws java.io.IOException {
            return buf != null && pos < count ? buf[pos++] & 0xff : super.read();
        }
    }

    private static final class LocalOutput extends BufferedOutputStream {
        LocalOutput(OutputStream out) {
            super(out);
        }

        LocalOutput(OutputStream out, int size) {
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
}
