package dev.weir.stream.sinks;

import java.io.IOException;

/** Writes objects to checkpoints and reads them. What it wrote once, later versions of it must read. */
public interface SimpleVersionedSerializer<E> {
    /** The version in which {@link #serialize} writes. */
    int getVersion();

    /** An object as bytes. */
    byte[] serialize(E object) throws IOException;

    /** The object of those bytes, written in that version. */
    E deserialize(int version, byte[] serialized) throws IOException;
}
