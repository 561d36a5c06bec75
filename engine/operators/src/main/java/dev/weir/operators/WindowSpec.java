package dev.weir.operators;

/** How rows are divided into windows of time. All lengths are milliseconds. */
public sealed interface WindowSpec {
    /** As SQL. */
    String describe();

    /** Windows of one size that touch each other. */
    record Tumble(long size, long offset) implements WindowSpec {
        public Tumble {
            positive(size, "size");
        }

        @Override
        public String describe() {
            return "TUMBLE(" + size + " ms" + offsetText(offset) + ")";
        }
    }

    /** Windows of one size, a new one every {@code slide}; the size is a multiple of it. */
    record Hop(long slide, long size, long offset) implements WindowSpec {
        public Hop {
            positive(slide, "slide");
            positive(size, "size");
            multiple(size, slide, "size", "slide");
        }

        @Override
        public String describe() {
            return "HOP(" + slide + " ms, " + size + " ms" + offsetText(offset) + ")";
        }
    }

    /** Windows that begin together and grow by {@code step} up to {@code maxSize}, a multiple of it. */
    record Cumulate(long step, long maxSize, long offset) implements WindowSpec {
        public Cumulate {
            positive(step, "step");
            positive(maxSize, "maximal size");
            multiple(maxSize, step, "maximal size", "step");
        }

        @Override
        public String describe() {
            return "CUMULATE(" + step + " ms, " + maxSize + " ms" + offsetText(offset) + ")";
        }
    }

    /** A window a key that ends when {@code gap} passes without a row. */
    record Session(long gap) implements WindowSpec {
        public Session {
            positive(gap, "gap");
        }

        @Override
        public String describe() {
            return "SESSION(" + gap + " ms)";
        }
    }

    private static void positive(long value, String what) {
        if (value <= 0) {
            throw new IllegalArgumentException("the " + what + " of a window must be positive, is " + value + " ms");
        }
    }

    private static void multiple(long size, long part, String what, String partName) {
        if (size % part != 0) {
            throw new IllegalArgumentException("the " + what + " of a window, " + size
                    + " ms, must be a multiple of its " + partName + ", " + part + " ms");
        }
    }

    private static String offsetText(long offset) {
        return offset == 0 ? "" : ", offset " + offset + " ms";
    }
}
