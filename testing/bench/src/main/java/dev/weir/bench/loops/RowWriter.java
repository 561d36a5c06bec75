package dev.weir.bench.loops;

/** Takes result rows, value by value. */
interface RowWriter {
    void number(long value);

    /** A decimal number: {@code unscaled} divided by 10 to the power of {@code scale}. */
    void decimal(long unscaled, int scale);

    /** A timestamp, in milliseconds since 1970. */
    void time(long millis);

    void text(byte[] bytes, int offset, int length);

    void endRow();
}
