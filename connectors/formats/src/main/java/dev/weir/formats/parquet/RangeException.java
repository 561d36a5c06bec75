package dev.weir.formats.parquet;

/** A value that its table's type cannot hold; becomes a coded error where file and row are known. */
final class RangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int row;

    RangeException(int row, String message) {
        super(message);
        this.row = row;
    }

    /** The row within the batch. */
    int row() {
        return row;
    }
}
