package sample;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

class Sample {
    void hot(InputStream from, OutputStream to) throws IOException {
        InputStream in = new BufferedInputStream(from);
        try (BufferedOutputStream out = new BufferedOutputStream(to, 100)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                out.write(b);
            }
        }
    }
}
