package dev.weir.base;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Opens a {@link FileStore} by its address; kinds other than folders are found by {@link ServiceLoader}. */
public interface FileStores {
    /** The scheme of the addresses it knows, such as {@code s3}. */
    String scheme();

    /** The store at an address of its scheme. Does not connect yet. */
    FileStore open(String address);

    /**
     * The store at an address: a path, {@code file://…}, or {@code <scheme>://…}.
     *
     * @param directory against which a relative path is resolved
     */
    static FileStore at(String address, Path directory) {
        int colon = address.indexOf("://");
        String scheme = colon < 0 ? "file" : address.substring(0, colon);
        if (scheme.equals("file")) {
            String path = colon < 0 ? address : address.substring(colon + 3);
            return new LocalFileStore(directory.resolve(path));
        }
        TreeSet<String> known = new TreeSet<>();
        known.add("file");
        Optional<FileStores> found = Optional.empty();
        for (FileStores kind : ServiceLoader.load(FileStores.class)) {
            known.add(kind.scheme());
            if (kind.scheme().equals(scheme)) {
                found = Optional.of(kind);
            }
        }
        return found.orElseThrow(() -> WeirException.of(
                                BaseError.UNKNOWN_FILE_STORE, "there is no file store for addresses like '%s'", address)
                        .hint("known schemes: " + String.join(", ", known)))
                .open(address);
    }
}
