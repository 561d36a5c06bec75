package dev.weir.stream.windows;

import java.io.Serializable;

/** A finite part of a stream. Subclasses have {@code equals} and {@code hashCode}: a window names its state. */
public interface Window extends Serializable {
    /** The greatest timestamp that still belongs to the window, in milliseconds. */
    long maxTimestamp();
}
