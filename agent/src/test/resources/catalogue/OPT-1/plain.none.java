package sample;

import java.util.Optional;

class Sample {
    String hot(Optional<String> name, String other) {
        other += "x";
        return name.orElse(other) + name.orElse(other.trim());
    }
}
