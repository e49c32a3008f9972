package sample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

class Sample {
    int hot(String[] words) {
        List<String> all = new ArrayList<>();
        ArrayDeque<String> queue = new ArrayDeque<String>();
        for (String word : words) {
            all.add(word);
            queue.addLast(word);
        }
        return all.get(0).length() + queue.removeFirst().length();
    }
}
