package dev.weir.expressions.kernels;

import dev.weir.base.WeirException;
import dev.weir.expressions.ExpressionError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of LIKE, compiled to the cheapest test that decides it: equality, prefix, suffix, a part anywhere, or these
 * between {@code %} signs in order. Works on UTF-8; {@code _} stands for one code point. Immutable.
 */
public final class LikePattern {
    /** What stands between two {@code %} signs: bytes, and where among them one code point is left open. */
    private record Part(byte[] bytes, boolean[] open, boolean hasOpen) {
        /** The end of a match that begins at an index, or -1. */
        int matchAt(byte[] text, int at, int end) {
            if (!hasOpen) {
                int stop = at + bytes.length;
                return stop <= end && Utf8.regionEquals(text, at, bytes, 0, bytes.length) ? stop : -1;
            }
            int index = at;
            for (int i = 0; i < bytes.length; i++) {
                if (index >= end) {
                    return -1;
                }
                if (open[i]) {
                    index = Utf8.next(text, index, end);
                } else if (text[index++] != bytes[i]) {
                    return -1;
                }
            }
            return index;
        }

        /** The end of the first match that begins at an index or later, or -1. */
        int find(byte[] text, int from, int end) {
            if (!hasOpen) {
                int found = Utf8.indexOf(text, from, end, bytes, 0, bytes.length);
                return found < 0 ? -1 : found + bytes.length;
            }
            for (int at = from; at <= end; at = at == end ? end + 1 : Utf8.next(text, at, end)) {
                int stop = matchAt(text, at, end);
                if (stop >= 0) {
                    return stop;
                }
            }
            return -1;
        }

        /** Whether the text from an index on ends with a match. */
        boolean endsAt(byte[] text, int from, int end) {
            int start = end - bytes.length;
            if (hasOpen) {
                int codePoints = Utf8.count(bytes, 0, bytes.length);
                start = Utf8.skipBack(text, from, end, codePoints);
            }
            return start >= from && matchAt(text, start, end) == end;
        }
    }

    private final List<Part> parts;
    private final boolean exact;

    private LikePattern(List<Part> parts) {
        this.parts = parts;
        exact = parts.size() == 1;
    }

    /**
     * Compiles a pattern.
     *
     * @param escape the character that takes the meaning from one after it, or empty for none
     * @throws WeirException if escapes are used wrongly
     */
    public static LikePattern compile(String pattern, String escape) {
        if (escape.codePointCount(0, escape.length()) > 1 || escape.equals("\0")) {
            throw WeirException.of(
                    ExpressionError.INVALID_PATTERN, "invalid escape character '%s': it must be one character", escape);
        }
        int escapeCharacter = escape.isEmpty() ? -1 : escape.codePointAt(0);
        List<Part> parts = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < pattern.length(); ) {
            int c = pattern.codePointAt(i);
            int size = Character.charCount(c);
            if (c == escapeCharacter) {
                int next = i + size < pattern.length() ? pattern.codePointAt(i + size) : -1;
                if (next != '_' && next != '%' && next != escapeCharacter) {
                    throw WeirException.of(
                                    ExpressionError.INVALID_PATTERN, "invalid escape sequence '%s', %d", pattern, i)
                            .hint("an escape stands before '_', '%' or itself");
                }
                write(bytes, next);
                size += Character.charCount(next);
            } else if (c == '%') {
                parts.add(part(bytes, open));
                bytes.reset();
                open.clear();
            } else if (c == '_') {
                open.add(bytes.size());
                bytes.write('_');
            } else {
                write(bytes, c);
            }
            i += size;
        }
        parts.add(part(bytes, open));
        return new LikePattern(withoutEmptyMiddles(parts));
    }

    private static void write(ByteArrayOutputStream bytes, int codePoint) {
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }

    private static Part part(ByteArrayOutputStream bytes, List<Integer> open) {
        boolean[] flags = new boolean[bytes.size()];
        open.forEach(index -> flags[index] = true);
        return new Part(bytes.toByteArray(), flags, !open.isEmpty());
    }

    /** Several {@code %} signs in a row are one. */
    private static List<Part> withoutEmptyMiddles(List<Part> parts) {
        List<Part> kept = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i == 0 || i == parts.size() - 1 || parts.get(i).bytes().length > 0) {
                kept.add(parts.get(i));
            }
        }
        return kept;
    }

    /** Whether text matches. */
    public boolean matches(byte[] text, int offset, int end) {
        Part first = parts.getFirst();
        if (exact) {
            return first.matchAt(text, offset, end) == end;
        }
        int at = first.bytes().length == 0 ? offset : first.matchAt(text, offset, end);
        if (at < 0) {
            return false;
        }
        for (int i = 1; i < parts.size() - 1; i++) {
            at = parts.get(i).find(text, at, end);
            if (at < 0) {
                return false;
            }
        }
        Part last = parts.getLast();
        return last.bytes().length == 0 || last.endsAt(text, at, end);
    }
}
