package dev.weir.dataflow.serialization;

import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Makes records of bytes. Copied for each parallel instance, which uses its copy on one thread. */
@FunctionalInterface
public interface DeserializationSchema<T> extends Serializable {
    /** Called once for each copy, before the first record. */
    default void open() throws Exception {}

    /** The record of a message; null when there is none in it, which is no error. */
    @Nullable
    T deserialize(byte[] message) throws IOException;
}
