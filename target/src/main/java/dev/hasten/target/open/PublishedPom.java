package dev.hasten.target.open;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Makes a small build file of a published one's effective model: coordinates, dependencies, Java
 * level, encoding and what its tests are started with. Checks, reports and releases of the original
 * build stay behind: they want files that a jar of sources lacks.
 */
final class PublishedPom {
  private static final List<String> TEST_SETTINGS =
      List.of(
          "argLine",
          "systemPropertyVariables",
          "systemProperties",
          "environmentVariables",
          "includes",
          "excludes",
          "groups",
          "excludedGroups",
          "runOrder",
          "forkCount",
          "reuseForks");

  private final Element published;
  private final Document document;
  private final List<String> notes;

  private PublishedPom(Element published, Document document, List<String> notes) {
    this.published = published;
    this.document = document;
    this.notes = notes;
  }

  /**
   * Writes the small build file.
   *
   * @param effective the effective model that Maven wrote
   * @param level Java release to compile for
   * @param file where to
   */
  static void write(
      Path effective, TargetSpec.Central library, int level, Path file, List<String> notes)
      throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element published =
          factory.newDocumentBuilder().parse(effective.toFile()).getDocumentElement();
      Document document = factory.newDocumentBuilder().newDocument();
      PublishedPom pom = new PublishedPom(published, document, notes);
      pom.build(library, level);
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.INDENT, "yes");
      transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
      try (Writer writer = Files.newBufferedWriter(file)) {
        transformer.transform(new DOMSource(document), new StreamResult(writer));
      }
    } catch (ParserConfigurationException | SAXException | TransformerException e) {
      throw new IOException(e);
    }
  }

  private void build(TargetSpec.Central library, int level) {
    Element project = document.createElement("project");
    project.setAttribute("xmlns", "http://maven.apache.org/POM/4.0.0");
    document.appendChild(project);
    add(project, "modelVersion", "4.0.0");
    add(project, "groupId", library.group());
    add(project, "artifactId", library.artifact());
    add(project, "version", library.version());
    Element properties = add(project, "properties");
    String encoding =
        path(published, "properties", "project.build.sourceEncoding")
            .map(PublishedPom::text)
            .filter(value -> !value.contains("${"))
            .orElse("UTF-8");
    add(properties, "project.build.sourceEncoding", encoding);
    add(properties, "maven.compiler.release", Integer.toString(level));
    path(published, "dependencyManagement").ifPresent(management -> copy(management, project));
    path(published, "dependencies").ifPresent(list -> dependencies(list, project));
    Element plugins = add(add(project, "build"), "plugins");
    plugin(plugins, "maven-resources-plugin", "3.3.1");
    plugin(plugins, "maven-compiler-plugin", "3.14.1");
    testSettings(plugin(plugins, "maven-surefire-plugin", "3.5.4"));
  }

  private void dependencies(Element list, Element project) {
    Element dependencies = add(project, "dependencies");
    for (Element dependency : children(list)) {
      if (path(dependency, "scope").map(PublishedPom::text).filter("system"::equals).isPresent()) {
        notes.add("A dependency of scope system is left out: " + describe(dependency) + ".");
      } else {
        copy(dependency, dependencies);
      }
    }
  }

  private void testSettings(Element plugin) {
    Optional<Element> configuration =
        path(published, "build", "plugins").stream()
            .flatMap(plugins -> children(plugins).stream())
            .filter(
                candidate ->
                    path(candidate, "artifactId")
                        .map(PublishedPom::text)
                        .filter("maven-surefire-plugin"::equals)
                        .isPresent())
            .flatMap(surefire -> path(surefire, "configuration").stream())
            .findFirst();
    Element settings = add(plugin, "configuration");
    add(settings, "trimStackTrace", "false");
    for (Element setting : configuration.map(PublishedPom::children).orElse(List.of())) {
      if (setting.getTagName().equals("argLine")) {
        String line = String.join(" ", JvmArguments.of(text(setting)));
        if (!line.isEmpty()) {
          add(settings, "argLine", line);
        }
      } else if (TEST_SETTINGS.contains(setting.getTagName())) {
        copy(setting, settings);
      }
    }
  }

  private Element plugin(Element plugins, String artifact, String version) {
    Element plugin = add(plugins, "plugin");
    add(plugin, "groupId", "org.apache.maven.plugins");
    add(plugin, "artifactId", artifact);
    add(plugin, "version", version);
    return plugin;
  }

  private static String describe(Element dependency) {
    return Stream.of("groupId", "artifactId", "version")
        .map(name -> path(dependency, name).map(PublishedPom::text).orElse(""))
        .reduce((a, b) -> a + ":" + b)
        .orElse("");
  }

  /** Copies an element with its content, but for blank text, which the writer indents anew. */
  private void copy(Element element, Element parent) {
    Element copy = add(parent, element.getTagName());
    List<Element> children = children(element);
    children.forEach(child -> copy(child, copy));
    if (children.isEmpty()) {
      copy.setTextContent(text(element));
    }
  }

  private Element add(Element parent, String name) {
    Element element = document.createElement(name);
    parent.appendChild(element);
    return element;
  }

  private void add(Element parent, String name, String text) {
    add(parent, name).setTextContent(text);
  }

  private static Optional<Element> path(Element from, String... names) {
    Optional<Element> at = Optional.of(from);
    for (String name : names) {
      at =
          at.flatMap(
              element ->
                  children(element).stream()
                      .filter(child -> child.getTagName().equals(name))
                      .findFirst());
    }
    return at;
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  private static String text(Element element) {
    return element.getTextContent().strip();
  }
}
