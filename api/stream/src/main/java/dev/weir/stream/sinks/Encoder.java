package dev.weir.stream.sinks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/** Writes records as bytes. */
@FunctionalInterface
public interface Encoder<T> extends Serializable {
    void encode(T element, OutputStream stream) throws IOException;
}
