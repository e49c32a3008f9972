package sample;

import java.util.Optional;

class Sample {
    String hot(Optional<String> name, String other) {
        return name.orElseGet(() -> other.trim());
    }
}
