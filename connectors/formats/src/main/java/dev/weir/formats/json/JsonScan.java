package dev.weir.formats.json;

import dev.weir.formats.text.Digits;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Finds where the parts of JSON text end. What is malformed gives a {@link Malformed}, which keeps no stack: a bad
 * record costs little.
 */
final class JsonScan {
    private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_256;
    private static final int LANES = SPECIES.length();
    private static final int MAX_DEPTH = 256;

    private JsonScan() {}

    /** A text is no JSON. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final String problem;

        Malformed(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }

        /** What is wrong. */
        String problem() {
            return problem;
        }
    }

    static int skipBlank(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    static boolean isBlank(byte next) {
        return next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }

    /** The index of the first line end, or {@code to}. */
    static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + LANES <= to; at += LANES) {
            long found =
                    ByteVector.fromArray(SPECIES, bytes, at).eq((byte) '\n').toLong();
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found);
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /**
     * The index of the quote that ends a string whose content begins at {@code from}; its complement when the string
     * holds escapes, all of which are then well-formed.
     */
    static int stringEnd(byte[] bytes, int from, int to) throws Malformed {
        int at = from;
        for (; at + LANES <= bytes.length; at += LANES) {
            ByteVector vector = ByteVector.fromArray(SPECIES, bytes, at);
            long found = vector.eq((byte) '"')
                    .or(vector.eq((byte) '\\'))
                    .or(vector.compare(VectorOperators.ULT, (byte) ' '))
                    .toLong();
            if (found != 0) {
                at += Long.numberOfTrailingZeros(found);
                return at < to && bytes[at] == '"' ? at : slowStringEnd(bytes, at, to);
            }
        }
        return slowStringEnd(bytes, at, to);
    }

    private static int slowStringEnd(byte[] bytes, int from, int to) throws Malformed {
        boolean escaped = false;
        int at = from;
        while (at < to) {
            byte next = bytes[at];
            if (next == '"') {
                return escaped ? ~at : at;
            }
            if (next == '\\') {
                escaped = true;
                at = escapeEnd(bytes, at, to);
            } else if (next >= 0 && next < ' ') {
                throw new Malformed("a string holds a control character that is not escaped");
            } else {
                at++;
            }
        }
        throw new Malformed("a string is not closed");
    }

    /** The index behind the escape at an index. */
    private static int escapeEnd(byte[] bytes, int at, int to) throws Malformed {
        byte kind = at + 1 < to ? bytes[at + 1] : 0;
        switch (kind) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 2;
            }
            case 'u' -> {
                int unit = hex(bytes, at + 2, to);
                if (Character.isHighSurrogate((char) unit)) {
                    boolean pair = at + 7 < to && bytes[at + 6] == '\\' && bytes[at + 7] == 'u';
                    if (!pair || !Character.isLowSurrogate((char) hex(bytes, at + 8, to))) {
                        throw new Malformed("an escape is one half of a surrogate pair");
                    }
                    return at + 12;
                }
                if (Character.isLowSurrogate((char) unit)) {
                    throw new Malformed("an escape is one half of a surrogate pair");
                }
                return at + 6;
            }
            default -> throw new Malformed("a string holds an unknown escape");
        }
    }

    private static int hex(byte[] bytes, int from, int to) throws Malformed {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < to ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                throw new Malformed("a string holds an unknown escape");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** The index behind the number or word at an index. */
    static int scalarEnd(byte[] bytes, int from, int to) throws Malformed {
        int at = Digits.digitsEnd(bytes, from, to);
        while (at < to && isScalarPart(bytes[at])) {
            at++;
        }
        if (at == from) {
            throw unexpected(bytes, from, to, "a value");
        }
        return at;
    }

    private static boolean isScalarPart(byte next) {
        return next >= '0' && next <= '9'
                || next == '-'
                || next == '.'
                || next >= 'a' && next <= 'z'
                || next >= 'A' && next <= 'Z'
                || next == '+';
    }

    /** The index behind any value. */
    static int valueEnd(byte[] bytes, int from, int to) throws Malformed {
        if (from >= to) {
            throw new Malformed("the text ends where a value is expected");
        }
        return switch (bytes[from]) {
            case '"' -> {
                int end = stringEnd(bytes, from + 1, to);
                yield (end < 0 ? ~end : end) + 1;
            }
            case '{', '[' -> nestedEnd(bytes, from, to);
            default -> scalarEnd(bytes, from, to);
        };
    }

    /** The index behind the object or array at an index; of its inside only strings and brackets are looked at. */
    private static int nestedEnd(byte[] bytes, int from, int to) throws Malformed {
        byte[] closing = new byte[MAX_DEPTH];
        int depth = 0;
        int at = from;
        while (at < to) {
            byte next = bytes[at];
            switch (next) {
                case '"' -> {
                    int end = stringEnd(bytes, at + 1, to);
                    at = end < 0 ? ~end : end;
                }
                case '{', '[' -> {
                    if (depth == MAX_DEPTH) {
                        throw new Malformed("values are nested more than " + MAX_DEPTH + " deep");
                    }
                    closing[depth++] = (byte) (next == '{' ? '}' : ']');
                }
                case '}', ']' -> {
                    if (closing[--depth] != next) {
                        throw unexpected(bytes, at, to, "'" + (char) closing[depth] + "'");
                    }
                    if (depth == 0) {
                        return at + 1;
                    }
                }
                default -> {}
            }
            at++;
        }
        throw new Malformed("an object or array is not closed");
    }

    static Malformed unexpected(byte[] bytes, int at, int to, String expected) {
        if (at >= to) {
            return new Malformed("the text ends where " + expected + " is expected");
        }
        String found = bytes[at] > ' ' ? "'" + (char) bytes[at] + "'" : "byte " + (bytes[at] & 0xFF);
        return new Malformed("no JSON: " + expected + " is expected, but there is " + found);
    }

    /** Whether the bytes are that word. */
    static boolean isWord(byte[] bytes, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
