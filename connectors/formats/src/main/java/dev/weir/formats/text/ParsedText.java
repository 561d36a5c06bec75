package dev.weir.formats.text;

import java.nio.charset.StandardCharsets;

/** Access to a field's text where it may hold escapes, which numbers and dates hardly do. */
final class ParsedText {
    private ParsedText() {}

    static long parseLong(FieldParser.Fields fields, int row) {
        int end = fields.ends[row];
        if (end >= 0) {
            return Digits.parseLong(fields.chunk, fields.starts[row], end);
        }
        byte[] text = java.util.Objects.requireNonNull(fields.unescaped(row));
        return Digits.parseLong(text, 0, text.length);
    }

    /** Whether a field, for which {@link Digits#INVALID} was found, is that number. */
    static boolean isLeastLong(FieldParser.Fields fields, int row) {
        return of(fields, row).equals("-9223372036854775808");
    }

    /** The text of a field without blanks around it. */
    static String of(FieldParser.Fields fields, int row) {
        byte[] copy = fields.unescaped(row);
        byte[] bytes = copy == null ? fields.chunk : copy;
        int from = copy == null ? fields.starts[row] : 0;
        int to = copy == null ? fields.ends[row] : copy.length;
        int start = Digits.trimStart(bytes, from, to);
        int end = Digits.trimEnd(bytes, start, to);
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
