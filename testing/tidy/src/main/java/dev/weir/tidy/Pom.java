package dev.weir.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What the arrows need to know of a project file: its own modules, those of its profiles too, and its dependencies,
 * without what it inherits.
 */
public record Pom(String artifact, List<String> modules, List<Dependency> dependencies) {
    /** A declared dependency; scope is {@code compile} where none is written. */
    public record Dependency(String group, String artifact, String scope) {}

    /** Reads a {@code pom.xml}. */
    public static Pom read(Path file) {
        Element project;
        try {
            project = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SAXException | ParserConfigurationException failure) {
            throw new IllegalArgumentException(file + " is no project file", failure);
        }
        Stream<Element> profiles =
                children(project, "profiles").stream().flatMap(list -> children(list, "profile").stream());
        List<String> modules = Stream.concat(Stream.of(project), profiles)
                .flatMap(part -> children(part, "modules").stream())
                .flatMap(list -> children(list, "module").stream())
                .map(module -> module.getTextContent().strip())
                .toList();
        List<Dependency> dependencies = children(project, "dependencies").stream()
                .flatMap(list -> children(list, "dependency").stream())
                .map(entry -> new Dependency(
                        text(entry, "groupId", ""), text(entry, "artifactId", ""), text(entry, "scope", "compile")))
                .toList();
        return new Pom(text(project, "artifactId", ""), modules, dependencies);
    }

    private static String text(Element parent, String name, String absent) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? absent : found.getFirst().getTextContent().strip();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }
}
