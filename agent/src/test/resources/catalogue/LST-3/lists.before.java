package sample;

import java.util.LinkedList;
import java.util.List;

class Sample {
    int hot(String[] words) {
        List<String> all = new LinkedList<>();
        LinkedList<String> queue = new LinkedList<String>();
        for (String word : words) {
            all.add(word);
            queue.addLast(word);
        }
        return all.get(0).length() + queue.removeFirst().length();
    }
}
