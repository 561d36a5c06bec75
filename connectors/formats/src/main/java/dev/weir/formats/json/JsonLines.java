package dev.weir.formats.json;

import java.util.function.BooleanSupplier;

/** Records that stand one on each line. */
final class JsonLines {
    private JsonLines() {}

    /** Takes one record of some bytes. */
    @FunctionalInterface
    interface Target {
        void record(int from, int to);
    }

    /**
     * Hands over the lines that are not blank, without the blanks around them, until the target is full.
     *
     * @param last whether the bytes end with a whole line
     * @return where the first line begins that was not handed over
     */
    static int each(byte[] bytes, int from, int to, boolean last, BooleanSupplier full, Target target) {
        int at = from;
        while (at < to && !full.getAsBoolean()) {
            int end = JsonScan.lineEnd(bytes, at, to);
            if (end == to && !last) {
                break;
            }
            int begin = JsonScan.skipBlank(bytes, at, end);
            if (begin < end) {
                target.record(begin, trimmedEnd(bytes, end));
            }
            at = Math.min(end + 1, to);
        }
        return at;
    }

    /** The index behind the last byte before {@code to} that is not blank; there is one. */
    static int trimmedEnd(byte[] bytes, int to) {
        int end = to;
        while (JsonScan.isBlank(bytes[end - 1])) {
            end--;
        }
        return end;
    }
}
