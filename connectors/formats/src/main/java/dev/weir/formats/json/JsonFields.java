package dev.weir.formats.json;

import dev.weir.formats.json.JsonScan.Malformed;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where the values of an object's fields stand, without reading them. Keys are matched by {@link JsonKeys}. One
 * thread.
 */
final class JsonFields {
    /** The start of a field that is not there. */
    static final int MISSING = -2;
    /** The start of a field that is null. */
    static final int NULL = -1;

    private final int[][] starts;
    private final int[][] ends;
    private final JsonKeys keys;
    private final JsonUnescape unescape = new JsonUnescape();

    /**
     * Fields of some names.
     *
     * @param starts by name, then by row: gets the index of the value's first byte, behind the quote of a string
     * @param ends likewise: gets the index behind the value's last byte, before the quote of a string; its complement
     *     where a string has escapes
     */
    JsonFields(List<String> names, int[][] starts, int[][] ends) {
        this.keys = new JsonKeys(names);
        this.starts = starts;
        this.ends = ends;
    }

    /** Writes down where the fields of the object are that stands in the bytes, and nothing else with it. */
    void find(byte[] bytes, int from, int to, int row) throws Malformed {
        for (int[] start : starts) {
            start[row] = MISSING;
        }
        if (bytes[from] != '{') {
            throw JsonScan.unexpected(bytes, from, to, "an object");
        }
        int at = JsonScan.skipBlank(bytes, from + 1, to);
        int place = 0;
        boolean more = at < to && bytes[at] != '}';
        while (more) {
            if (at >= to || bytes[at] != '"') {
                throw JsonScan.unexpected(bytes, at, to, "a key in quotes");
            }
            int keyEnd = keys.expectedEnd(bytes, at + 1, to, place);
            int slot;
            if (keyEnd >= 0) {
                slot = keys.expectedSlot(place);
            } else {
                keyEnd = JsonScan.stringEnd(bytes, at + 1, to);
                slot = keyEnd >= 0
                        ? keys.slot(bytes, at + 1, keyEnd, place)
                        : escapedSlot(bytes, at + 1, ~keyEnd, place);
                keyEnd = keyEnd >= 0 ? keyEnd : ~keyEnd;
            }
            at = keyEnd + 1;
            if (at < to && bytes[at] != ':') {
                at = JsonScan.skipBlank(bytes, at, to);
            }
            if (at >= to || bytes[at] != ':') {
                throw JsonScan.unexpected(bytes, at, to, "':'");
            }
            at++;
            if (at < to && bytes[at] <= ' ') {
                at = JsonScan.skipBlank(bytes, at, to);
            }
            at = value(bytes, at, to, slot, row);
            place++;
            if (at < to && bytes[at] <= ' ') {
                at = JsonScan.skipBlank(bytes, at, to);
            }
            more = at < to && bytes[at] == ',';
            if (more) {
                at++;
                if (at < to && bytes[at] <= ' ') {
                    at = JsonScan.skipBlank(bytes, at, to);
                }
            }
        }
        if (at >= to || bytes[at] != '}') {
            throw JsonScan.unexpected(bytes, at, to, "',' or '}'");
        }
        at = JsonScan.skipBlank(bytes, at + 1, to);
        if (at < to) {
            throw JsonScan.unexpected(bytes, at, to, "the end of the line");
        }
    }

    private int escapedSlot(byte[] bytes, int from, int to, int place) {
        byte[] key = Arrays.copyOfRange(bytes, from, to);
        int length = unescape.unescape(key, 0, key.length);
        return keys.slot(key, 0, length, place);
    }

    /** Writes down where a value is; returns the index behind it. */
    private int value(byte[] bytes, int at, int to, int slot, int row) throws Malformed {
        if (at < to && bytes[at] == '"') {
            int end = JsonScan.stringEnd(bytes, at + 1, to);
            if (slot >= 0) {
                starts[slot][row] = at + 1;
                ends[slot][row] = end;
            }
            return (end < 0 ? ~end : end) + 1;
        }
        int end = JsonScan.valueEnd(bytes, at, to);
        if (slot >= 0) {
            starts[slot][row] = bytes[at] == 'n' && JsonScan.isWord(bytes, at, end, "null") ? NULL : at;
            ends[slot][row] = end;
        }
        return end;
    }
}
