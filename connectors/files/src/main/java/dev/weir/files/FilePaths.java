package dev.weir.files;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files that a path means. */
final class FilePaths {
    private FilePaths() {}

    /** A file that was found. */
    record Found(Path file, long size, long modifiedMillis) {}

    /** The path that a text means: plain, relative to a folder, or a {@code file:} URI. */
    static Path resolve(String text, Path directory) {
        try {
            if (text.startsWith("file:")) {
                URI uri = new URI(text);
                return directory.resolve(uri.getPath() == null ? uri.getSchemeSpecificPart() : uri.getPath());
            }
            if (text.matches("[a-zA-Z][a-zA-Z0-9+.-]+://.*")) {
                throw WeirException.of(FilesError.INVALID_PATH, "path '%s' is not of this machine's file system", text);
            }
            return directory.resolve(text);
        } catch (URISyntaxException | InvalidPathException e) {
            throw WeirException.of(FilesError.INVALID_PATH, "'%s' is no path: %s", text, e.getMessage())
                    .causedBy(e);
        }
    }

    /** The files, sorted by name, hidden ones (whose name or folder begins with . or _) left out. */
    static List<Found> find(Path path) {
        Path root = root(path);
        if (!Files.exists(root)) {
            throw WeirException.of(FilesError.NO_SUCH_FILE, "there is no file or folder '%s'", root)
                    .hint(nearest(root));
        }
        List<Found> found = root.equals(path) ? walk(root, null) : walk(root, glob(path));
        if (found.isEmpty() && !root.equals(path)) {
            throw WeirException.of(FilesError.NO_SUCH_FILE, "no file matches '%s'", path);
        }
        found.sort(Comparator.comparing(file -> file.file().toString()));
        return found;
    }

    private static PathMatcher glob(Path path) {
        String pattern = path.normalize().toString();
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (java.util.regex.PatternSyntaxException e) {
            throw WeirException.of(FilesError.INVALID_PATH, "'%s' is no glob: %s", pattern, e.getDescription())
                    .causedBy(e);
        }
    }

    /** The path itself, or the folder above its first part with wildcards. */
    private static Path root(Path path) {
        Path normal = path.normalize();
        if (Files.exists(normal)) {
            return path;
        }
        Path root = normal.getRoot() == null ? Path.of("") : normal.getRoot();
        for (Path part : normal) {
            if (part.toString().matches(".*[*?\\[{].*")) {
                return root;
            }
            root = root.resolve(part);
        }
        return path;
    }

    private static List<Found> walk(Path root, @org.jspecify.annotations.Nullable PathMatcher matcher) {
        List<Found> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<Path>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                            return isHidden(root, folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            boolean wanted = matcher == null || matcher.matches(file.normalize());
                            if (wanted && !isHidden(root, file)) {
                                found.add(new Found(
                                        file.normalize(),
                                        attributes.size(),
                                        attributes.lastModifiedTime().toMillis()));
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw unreadable(root, e);
        }
        return found;
    }

    private static boolean isHidden(Path root, Path path) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        return !path.equals(root) && (name.startsWith(".") || name.startsWith("_"));
    }

    static WeirException unreadable(Path path, IOException e) {
        String reason =
                e.getMessage() == null || e.getMessage().equals(path.toString()) ? e.toString() : e.getMessage();
        return WeirException.of(FilesError.UNREADABLE, "cannot read '%s': %s", path, reason)
                .causedBy(e);
    }

    private static @org.jspecify.annotations.Nullable String nearest(Path missing) {
        Path folder = missing.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return folder == null ? null : "there is no folder '" + folder + "' either";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            return NearestName.hint(missing.getFileName().toString(), names);
        } catch (IOException e) {
            // The hint is a courtesy; the error that it belongs to is reported either way.
            return null;
        }
    }
}
