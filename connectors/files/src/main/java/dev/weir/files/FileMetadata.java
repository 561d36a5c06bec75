package dev.weir.files;

/** The keys of the metadata columns. */
final class FileMetadata {
    static final String PATH = "file.path";
    static final String NAME = "file.name";
    static final String SIZE = "file.size";
    static final String MODIFICATION_TIME = "file.modification-time";

    private FileMetadata() {}

    /** The value for a file, as the Java object of the key's type. */
    static Object value(String key, FileSplit split) {
        return switch (key) {
            case PATH -> split.file().toUri().toString();
            case NAME -> split.file().getFileName().toString();
            case SIZE -> split.size();
            case MODIFICATION_TIME -> java.time.Instant.ofEpochMilli(split.modifiedMillis());
            default -> throw new IllegalArgumentException("no metadata column " + key);
        };
    }
}
