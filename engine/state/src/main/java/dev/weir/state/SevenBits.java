package dev.weir.state;

/** Eight bytes of numbers of variable length at once, of which each byte holds seven bits, the lowest first. */
final class SevenBits {
    /** The bit of each byte that says that another one follows. */
    static final long MORE = 0x8080_8080_8080_8080L;

    private SevenBits() {}

    /** The lowest 56 bits, seven to a byte. */
    static long spread(long bits) {
        long halves = (bits & 0x00FF_FFFF_F000_0000L) << 4 | bits & 0x0FFF_FFFFL;
        long quarters = (halves & 0x0FFF_C000_0FFF_C000L) << 2 | halves & 0x0000_3FFF_0000_3FFFL;
        return (quarters & 0x3F80_3F80_3F80_3F80L) << 1 | quarters & 0x007F_007F_007F_007FL;
    }

    /** Undoes {@link #spread}; the eighth bit of each byte is ignored. */
    static long gather(long bytes) {
        long quarters = (bytes & 0x7F00_7F00_7F00_7F00L) >>> 1 | bytes & 0x007F_007F_007F_007FL;
        long halves = (quarters & 0x3FFF_0000_3FFF_0000L) >>> 2 | quarters & 0x0000_3FFF_0000_3FFFL;
        return (halves & 0x0FFF_FFFF_0000_0000L) >>> 4 | halves & 0x0FFF_FFFFL;
    }
}
