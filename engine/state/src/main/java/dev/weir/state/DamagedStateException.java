package dev.weir.state;

import java.io.IOException;

/** Bytes of a checkpoint say something that cannot be. */
final class DamagedStateException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedStateException(String message) {
        super(message);
    }
}
