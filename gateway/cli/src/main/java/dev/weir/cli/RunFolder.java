package dev.weir.cli;

import dev.weir.base.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a user's processes that run jobs: a Unix domain socket each, named by the number of its process. Nobody
 * else can enter it.
 */
record RunFolder(Path folder) {
    private static final String SOCKET = ".socket";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** That of the user whom this process belongs to. */
    static RunFolder ofUser() {
        return of(
                System.getenv("XDG_RUNTIME_DIR"),
                Path.of(System.getProperty("java.io.tmpdir")),
                System.getProperty("user.name"));
    }

    /**
     * That of a user.
     *
     * @param runtime where the system keeps what is of the user's running processes, if it has such a folder
     */
    static RunFolder of(@Nullable String runtime, Path temporary, String user) {
        return new RunFolder(
                runtime == null || runtime.isEmpty() ? temporary.resolve("weir-" + user) : Path.of(runtime, "weir"));
    }

    /** Makes it, or fails when it is there and not the user's alone. */
    void prepare() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        PosixFileAttributes attributes =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> others = EnumSet.copyOf(attributes.permissions());
        others.removeAll(OWNER_ONLY);
        String owner = attributes.owner().getName();
        if (!attributes.isDirectory() || !others.isEmpty() || !owner.equals(System.getProperty("user.name"))) {
            throw WeirException.of(
                            CliError.UNSAFE_FOLDER,
                            "%s belongs to %s with permissions %s, and must be yours alone",
                            folder,
                            owner,
                            PosixFilePermissions.toString(attributes.permissions()))
                    .hint("remove it, or name another with XDG_RUNTIME_DIR");
        }
    }

    /** The socket of a process. */
    Path socket(long process) {
        return folder.resolve(process + SOCKET);
    }

    /** All sockets, those of processes that died among them. */
    List<Path> sockets() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        prepare();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SOCKET))
                    .sorted()
                    .toList();
        }
    }
}
