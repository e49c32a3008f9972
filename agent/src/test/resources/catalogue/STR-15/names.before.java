package sample;

import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;

class Sample {
    byte[] hot(String text) throws UnsupportedEncodingException {
        return Charset.forName("utf-8").name().isEmpty() ? null : text.getBytes("ISO-8859-1");
    }
}
