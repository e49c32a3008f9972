package sample;

import java.util.LinkedList;

class Sample {
    int hot(String[] words) {
        LinkedList<String> queue = new LinkedList<String>();
        queue.addFirst(words[0]);
        return queue.get(0).length() + use(queue);
    }
    int use(LinkedList<String> queue) {
        return queue.size();
    }
}
