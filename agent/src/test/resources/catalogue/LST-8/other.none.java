package sample;

import java.util.List;

class Sample {
    String[] hot(List<String> names, List<String> others) {
        String[] made = new String[names.size()];
        names.toArray(made);
        return others.toArray(new String[names.size()]);
    }
}
