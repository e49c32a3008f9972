package sample;

import java.util.Objects;

class Sample {
    private final String name = "";
    private final int size = 1;
    private final double[] values = {};

    int hot() {
        return 31 * (31 * (31 + Objects.hashCode(name)) + Integer.hashCode(size)) + Objects.hashCode(values);
    }
}
