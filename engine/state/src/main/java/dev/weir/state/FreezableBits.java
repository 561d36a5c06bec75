package dev.weir.state;

import java.util.Arrays;

/** A bit a number. A snapshot holds on to them while they change: parts that it holds are copied before a write. */
final class FreezableBits {
    private static final int SHIFT = 5;
    private static final int MASK = (1 << SHIFT) - 1;
    private static final long[] NONE = new long[1 << SHIFT];

    private long[][] parts = {NONE};
    /** Whether a part is held by no snapshot. */
    private boolean[] own = new boolean[1];

    /** 64 bits, of the numbers from {@code word * 64} on. */
    long word(int word) {
        int part = word >>> SHIFT;
        return part < parts.length ? parts[part][word & MASK] : 0;
    }

    /** How many words there are. */
    int words() {
        return parts.length << SHIFT;
    }

    boolean get(int number) {
        return (word(number >>> 6) >>> number & 1) != 0;
    }

    void set(int number) {
        partForWrite(number)[number >>> 6 & MASK] |= 1L << number;
    }

    void clear(int number) {
        partForWrite(number)[number >>> 6 & MASK] &= ~(1L << number);
    }

    void clearAll() {
        parts = new long[][] {NONE};
        own = new boolean[1];
    }

    private long[] partForWrite(int number) {
        int part = number >>> 6 + SHIFT;
        if (part >= parts.length) {
            int before = parts.length;
            parts = Arrays.copyOf(parts, Math.max(part + 1, before * 2));
            own = Arrays.copyOf(own, parts.length);
            Arrays.fill(parts, before, parts.length, NONE);
        }
        if (!own[part]) {
            parts[part] = parts[part].clone();
            own[part] = true;
        }
        return parts[part];
    }

    /** The bits as they are now; any thread may read them. Copies references only. */
    Frozen freeze() {
        Arrays.fill(own, false);
        return new Frozen(parts.clone());
    }

    /** Bits as they were. */
    static final class Frozen {
        static final Frozen EMPTY = new Frozen(new long[0][]);

        private final long[][] parts;

        private Frozen(long[][] parts) {
            this.parts = parts;
        }

        long word(int word) {
            int part = word >>> SHIFT;
            return part < parts.length ? parts[part][word & MASK] : 0;
        }

        int words() {
            return parts.length << SHIFT;
        }
    }
}
