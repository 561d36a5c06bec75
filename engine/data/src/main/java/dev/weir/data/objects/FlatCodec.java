package dev.weir.data.objects;

/**
 * Writes and reads the objects of one class whose {@link FlatLayout} is known; made by {@link FlatCode}. Any thread.
 */
interface FlatCodec {
    /** Appends the fields of an object of exactly this class. */
    void write(Object value, ObjectBytes out) throws Throwable;

    /** Makes an object; what its constructor throws comes through. */
    Object read(ObjectSource in) throws Throwable;
}
