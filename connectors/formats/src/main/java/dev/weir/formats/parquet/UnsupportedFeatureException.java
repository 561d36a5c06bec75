package dev.weir.formats.parquet;

/** A file uses a feature that cannot be read; becomes a coded error where the file's name is known. */
final class UnsupportedFeatureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedFeatureException(String feature) {
        super(feature);
    }
}
