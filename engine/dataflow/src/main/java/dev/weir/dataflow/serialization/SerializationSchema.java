package dev.weir.dataflow.serialization;

import java.io.Serializable;

/** Makes bytes of records. Copied for each parallel instance, which uses its copy on one thread. */
@FunctionalInterface
public interface SerializationSchema<T> extends Serializable {
    /** Called once for each copy, before the first record. */
    default void open() throws Exception {}

    /** The bytes of a record. */
    byte[] serialize(T element);
}
