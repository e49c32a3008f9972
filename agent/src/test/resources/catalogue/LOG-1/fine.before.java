package sample;

import java.util.logging.Logger;

class Sample {
    private static final Logger LOG = Logger.getLogger("sample");

    void hot(String name, int n) {
        LOG.fine("name " + name + " is " + n);
    }
}
