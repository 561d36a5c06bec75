package dev.weir.data.objects;

/**
 * Bytes are none that were written; says how they are not. Whoever knows where they are from makes it a coded error.
 */
public final class DamagedBytesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message how the bytes are not what they should be */
    public DamagedBytesException(String message) {
        super(message);
    }
}
