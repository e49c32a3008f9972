package sample;

import java.util.ArrayList;
import java.util.List;

class Sample {
    String hot(String text, List<String> names) {
        StringBuilder out = new StringBuilder();
        List<String> copies = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            out.append(text.charAt(i));
        }
        for (String name : names) {
            copies.add(name + out);
        }
        return out + copies.toString();
    }
}
