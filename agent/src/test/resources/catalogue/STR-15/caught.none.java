package sample;

import java.io.UnsupportedEncodingException;

class Sample {
    byte[] hot(String text) {
        try {
            return text.getBytes("UTF-8");
        } catch (UnsupportedEncodingException e) {
            return null;
        }
    }
}
