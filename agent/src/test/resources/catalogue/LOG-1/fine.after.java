package sample;

import java.util.logging.Level;
import java.util.logging.Logger;

class Sample {
    private static final Logger LOG = Logger.getLogger("sample");

    void hot(String name, int n) {
        if (LOG.isLoggable(Level.FINE)) {
            LOG.fine("name " + name + " is " + n);
        }
    }
}
