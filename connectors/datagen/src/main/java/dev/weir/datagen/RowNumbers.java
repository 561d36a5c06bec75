package dev.weir.datagen;

/**
 * The rows of one batch and the randomness that belongs to them: a number is a hash of seed, column and row, so that a
 * row's content depends on nothing else (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", with
 * SplitMix64's mixer).
 *
 * @param first number of the first row
 * @param step distance between rows
 * @param count number of rows
 * @param seed of the column
 * @param nowMillis the time at which they are made
 * @param factor how many rows of this column belong to one of the table
 */
record RowNumbers(long first, long step, int count, long seed, long nowMillis, int factor) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** The number of a row. */
    long number(int row) {
        return factor == 1 ? first + row * step : (first + row / factor * step) * factor + row % factor;
    }

    /** 64 random bits for a row. */
    long bits(int row) {
        return mix(seed + number(row) * GOLDEN);
    }

    /** A number from 0 to 1, less than 1, for a row. */
    double fraction(int row) {
        return (bits(row) >>> 11) * 0x1.0p-53;
    }

    /** The same rows with other randomness, for a part of the column. */
    RowNumbers part(int index) {
        return new RowNumbers(first, step, count, mix(seed + index + 1), nowMillis, factor);
    }

    /** Rows of a nested column, {@code length} for each of these, for columns whose rows all are of that length. */
    RowNumbers times(int length) {
        return new RowNumbers(first, step, count * length, mix(seed ^ GOLDEN), nowMillis, factor * length);
    }

    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
