package sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;

class Sample {
    int hot(byte[] from) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(from.length);
        InputStream in = new ByteArrayInputStream(from);
        StringWriter text = new StringWriter();
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
}
