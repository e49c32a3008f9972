package sample;

import java.util.logging.Level;
import java.util.logging.Logger;

class Sample {
    private static final Logger LOG = Logger.getLogger("sample");

    void hot(String name) {
        LOG.fine("entered");
        if (LOG.isLoggable(Level.FINE)) {
            LOG.fine("name " + name);
        }
        LOG.severe("name " + name);
    }
}
