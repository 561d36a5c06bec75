package dev.weir.formats.parquet;

/**
 * Reads the values of one page, those that are not NULL, in order. A reader has the methods of its physical type only.
 */
interface ValueReader {
    default void readBooleans(boolean[] target, int from, int count) {
        throw mismatch("BOOLEAN");
    }

    default void readInts(int[] target, int from, int count) {
        throw mismatch("INT32");
    }

    default void readLongs(long[] target, int from, int count) {
        throw mismatch("INT64");
    }

    default void readFloats(float[] target, int from, int count) {
        throw mismatch("FLOAT");
    }

    default void readDoubles(double[] target, int from, int count) {
        throw mismatch("DOUBLE");
    }

    /** INT96: nanoseconds of the day in the first eight bytes, the Julian day in the last four. */
    default void readInt96(long[] nanosOfDay, int[] julianDays, int from, int count) {
        throw mismatch("INT96");
    }

    /** Fills offsets and lengths; they refer to {@link #bytes()}. */
    default void readViews(int[] offsets, int[] lengths, int from, int count) {
        throw mismatch("BYTE_ARRAY");
    }

    /** The bytes that all views of this page refer to. */
    default byte[] bytes() {
        throw mismatch("BYTE_ARRAY");
    }

    private static DamagedException mismatch(String type) {
        return new DamagedException("a page's encoding does not fit type " + type);
    }
}
