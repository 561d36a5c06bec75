package dev.weir.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The repository on disk: its modules and the sources that people wrote. */
public record Repository(Path root) {
    /** The repository that contains {@code folder}. */
    public static Repository around(Path folder) {
        for (Path candidate = folder.toAbsolutePath().normalize();
                candidate != null;
                candidate = candidate.getParent()) {
            if (Files.exists(candidate.resolve("STYLE.md")) && Files.exists(candidate.resolve("pom.xml"))) {
                return new Repository(candidate);
            }
        }
        throw new IllegalArgumentException(folder + " is in no clone of Weir");
    }

    /** Every module of the root project, in its order. */
    public List<Module> modules() {
        return Pom.read(root.resolve("pom.xml")).modules().stream()
                .map(folder -> new Module(folder, Pom.read(root.resolve(folder).resolve("pom.xml"))))
                .toList();
    }

    /**
     * The Java files of all modules, main and test, relative to the root; generated ones live in target/ and aren't
     * here.
     */
    public List<Path> javaFiles() {
        List<Path> files = new ArrayList<>();
        for (Module module : modules()) {
            Path sources = root.resolve(module.folder()).resolve("src");
            if (!Files.isDirectory(sources)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(sources)) {
                all.filter(file -> file.toString().endsWith(".java"))
                        .map(root::relativize)
                        .sorted()
                        .forEach(files::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return files;
    }

    /** A module: its folder, such as {@code engine/data}, and its project file. */
    public record Module(String folder, Pom pom) {
        /** The last part of the folder. */
        public String name() {
            return folder.substring(folder.lastIndexOf('/') + 1);
        }
    }
}
