package sample;

import java.util.Objects;

class Sample {
    int hot(Object[] values) {
        return Objects.hash(values);
    }
}
