package dev.weir.formats.parquet;

import dev.weir.formats.parquet.Footer.Physical;

/** The distinct values of a column chunk, decoded once. Of the arrays, those of its physical type are filled. */
final class Dictionary {
    private final int size;
    private final int[] ints;
    private final long[] longs;
    private final float[] floats;
    private final double[] doubles;
    private final int[] offsets;
    private final int[] lengths;
    private final byte[] bytes;

    Dictionary(Physical type, int fixedLength, byte[] page, int size) {
        boolean binary = type == Physical.BYTE_ARRAY || type == Physical.FIXED_LEN_BYTE_ARRAY;
        this.size = size;
        this.bytes = page;
        ints = new int[type == Physical.INT32 || type == Physical.INT96 ? size : 0];
        longs = new long[type == Physical.INT64 || type == Physical.INT96 ? size : 0];
        floats = new float[type == Physical.FLOAT ? size : 0];
        doubles = new double[type == Physical.DOUBLE ? size : 0];
        offsets = new int[binary ? size : 0];
        lengths = new int[binary ? size : 0];
        PlainReader plain =
                new PlainReader(page, 0, page.length, type == Physical.FIXED_LEN_BYTE_ARRAY ? fixedLength : 0);
        switch (type) {
            case INT32 -> plain.readInts(ints, 0, size);
            case INT64 -> plain.readLongs(longs, 0, size);
            case INT96 -> plain.readInt96(longs, ints, 0, size);
            case FLOAT -> plain.readFloats(floats, 0, size);
            case DOUBLE -> plain.readDoubles(doubles, 0, size);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> plain.readViews(offsets, lengths, 0, size);
            case BOOLEAN -> throw new DamagedException("a column of booleans has a dictionary");
        }
    }

    int size() {
        return size;
    }

    int[] ints() {
        return ints;
    }

    long[] longs() {
        return longs;
    }

    float[] floats() {
        return floats;
    }

    double[] doubles() {
        return doubles;
    }

    int[] offsets() {
        return offsets;
    }

    int[] lengths() {
        return lengths;
    }

    byte[] bytes() {
        return bytes;
    }
}
