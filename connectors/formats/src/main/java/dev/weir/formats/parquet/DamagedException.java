package dev.weir.formats.parquet;

/** Bytes of a file contradict the format; becomes a coded error where the file's name is known. */
final class DamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }
}
