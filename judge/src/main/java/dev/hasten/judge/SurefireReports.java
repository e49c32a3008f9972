package dev.hasten.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads which tests the reports of Maven's test goal show, and whether they passed. */
final class SurefireReports {
  private static final long LONGEST = 64L << 20;

  private SurefireReports() {}

  /** Class and name of each test reported below a folder, and whether it passed. */
  static SortedMap<String, Boolean> read(Path root) {
    SortedMap<String, Boolean> tests = new TreeMap<>();
    for (Path file : files(root)) {
      try {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LONGEST) {
          readInto(file, tests);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (XMLStreamException e) {
        // What a broken report showed until then stands; the tests behind it are missing.
        continue;
      }
    }
    return tests;
  }

  static List<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml"))
          .filter(f -> f.toString().contains("/surefire-reports/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readInto(Path file, SortedMap<String, Boolean> tests)
      throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      String test = "";
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          String element = reader.getLocalName();
          if (element.equals("testcase")) {
            test =
                reader.getAttributeValue(null, "classname")
                    + "#"
                    + reader.getAttributeValue(null, "name");
            // The same name several times counts as passed only if each of them did.
            tests.putIfAbsent(test, true);
          } else if (element.equals("failure")
              || element.equals("error")
              || element.equals("skipped")) {
            tests.put(test, false);
          }
        }
      }
    }
  }
}
