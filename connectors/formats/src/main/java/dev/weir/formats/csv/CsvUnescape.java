package dev.weir.formats.csv;

import dev.weir.formats.text.FieldParser;

/**
 * Replaces doubled quotes by one, and an escape character and what follows it by the latter.
 *
 * @param quote the quote, or -1
 * @param escape the escape character, or -1
 */
record CsvUnescape(int quote, int escape) implements FieldParser.Escapes {
    @Override
    public int unescape(byte[] bytes, int from, int to) {
        int size = from;
        for (int i = from; i < to; i++) {
            boolean skips = bytes[i] == escape || bytes[i] == quote && i + 1 < to && bytes[i + 1] == quote;
            if (skips && i + 1 < to) {
                i++;
            }
            bytes[size++] = bytes[i];
        }
        return size - from;
    }
}
