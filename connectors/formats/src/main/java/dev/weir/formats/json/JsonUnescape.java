package dev.weir.formats.json;

import dev.weir.formats.text.FieldParser;
import dev.weir.formats.text.Utf8;

/** Replaces the escapes of JSON strings, which have been found well-formed. */
final class JsonUnescape implements FieldParser.Escapes {
    @Override
    public int unescape(byte[] bytes, int from, int to) {
        int size = from;
        int at = from;
        while (at < to) {
            byte next = bytes[at++];
            if (next != '\\') {
                bytes[size++] = next;
                continue;
            }
            byte kind = bytes[at++];
            switch (kind) {
                case 'b' -> bytes[size++] = '\b';
                case 'f' -> bytes[size++] = '\f';
                case 'n' -> bytes[size++] = '\n';
                case 'r' -> bytes[size++] = '\r';
                case 't' -> bytes[size++] = '\t';
                case 'u' -> {
                    int unit = hex(bytes, at);
                    at += 4;
                    if (Character.isHighSurrogate((char) unit)) {
                        unit = Character.toCodePoint((char) unit, (char) hex(bytes, at + 2));
                        at += 6;
                    }
                    size = Utf8.put(bytes, size, unit);
                }
                default -> bytes[size++] = kind;
            }
        }
        return size - from;
    }

    private static int hex(byte[] bytes, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value << 4 | Character.digit(bytes[i], 16);
        }
        return value;
    }
}
