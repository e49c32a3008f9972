package dev.hasten.profiling.recording;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The log of the JDK's own parser of recordings.
 *
 * <p>In a JVM whose logging is switched off ({@code -Xlog:disable}) the parser takes "off" for
 * "everything": it then describes every constant that it reads and fails with a {@code
 * NullPointerException} on the empty ones that async-profiler writes. JDK 17 and 25 both do.
 */
final class ParserLog {
  private ParserLog() {}

  /**
   * Has the parser log errors alone.
   *
   * @return whether the JVM did so
   */
  static boolean onlyErrors() {
    return level("error");
  }

  static boolean level(String level) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "vmLog",
              new Object[] {new String[] {"output=stderr", "what=jfr+system+parser=" + level}},
              new String[] {String[].class.getName()});
      return true;
    } catch (JMException | RuntimeException e) {
      return false;
    }
  }
}
