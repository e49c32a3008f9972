package sample;

import java.io.StringWriter;

class Sample {
    StringBuffer hot(String from) {
        StringWriter text = new StringWriter();
        text.write(from);
        return text.getBuffer();
    }
}
