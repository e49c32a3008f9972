package sample;

import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

class Sample {
    byte[] hot(String text) throws UnsupportedEncodingException {
        return StandardCharsets.UTF_8.name().isEmpty() ? null : text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
