package dev.weir.bench.loops;

/** Looks at every value, so that none can be left out, and forgets it. */
final class DiscardedRows implements RowWriter {
    private long seen;

    @Override
    public void number(long value) {
        seen ^= value;
    }

    @Override
    public void decimal(long unscaled, int scale) {
        seen ^= unscaled + scale;
    }

    @Override
    public void time(long millis) {
        seen ^= millis;
    }

    @Override
    public void text(byte[] bytes, int offset, int length) {
        seen ^= offset + length;
    }

    @Override
    public void endRow() {
        seen++;
    }

    /** Depends on all that was written. */
    long seen() {
        return seen;
    }
}
