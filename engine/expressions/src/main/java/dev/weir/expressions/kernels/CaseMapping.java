package dev.weir.expressions.kernels;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Upper and lower case of UTF-8; ASCII without decoding it. */
public final class CaseMapping {
    private CaseMapping() {}

    /** Writes a row's text in upper case. */
    public static void upper(Texts texts, int row, TextWriter out) {
        map(texts, row, out, 'a', 'z', true);
    }

    /** Writes a row's text in lower case. */
    public static void lower(Texts texts, int row, TextWriter out) {
        map(texts, row, out, 'A', 'Z', false);
    }

    private static void map(Texts texts, int row, TextWriter out, char first, char last, boolean upper) {
        byte[] source = texts.bytes();
        int from = texts.offset(row);
        int length = texts.length(row);
        if (!Utf8.isAscii(source, from, from + length)) {
            String text = new String(source, from, length, StandardCharsets.UTF_8);
            out.put(row, upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
            return;
        }
        int at = out.reserve(length);
        byte[] target = out.buffer();
        for (int i = 0; i < length; i++) {
            byte c = source[from + i];
            // Letters of the two cases differ in one bit.
            target[at + i] = (byte) (c >= first && c <= last ? c ^ 0x20 : c);
        }
        out.commit(row, at + length);
    }

    /** Writes a row's text with the first letter of each word in upper case and all others in lower case. */
    public static void capitals(Texts texts, int row, TextWriter out) {
        String text = texts.string(row);
        StringBuilder result = new StringBuilder(text.length());
        boolean begins = true;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                result.appendCodePoint(begins ? Character.toUpperCase(c) : Character.toLowerCase(c));
                begins = false;
            } else {
                result.appendCodePoint(c);
                begins = true;
            }
        }
        out.put(row, result.toString());
    }
}
