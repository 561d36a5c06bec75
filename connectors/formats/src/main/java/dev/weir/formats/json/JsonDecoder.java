package dev.weir.formats.json;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.formats.json.JsonScan.Malformed;
import dev.weir.formats.text.TextColumns;
import java.util.Arrays;

/**
 * Finds the fields of objects, one a line. A stream that begins with a bracket is one array, whose elements are the
 * records. Keys are matched by {@link JsonKeys}; values are parsed later, column by column. One thread.
 */
final class JsonDecoder implements RecordDecoder {
    private static final int MISSING = -2;
    private static final int NULL = -1;
    private static final int IN_ARRAY = 1;

    private final Schema schema;
    private final boolean failOnMissing;
    private final TextColumns columns;
    private final int[][] starts;
    private final int[][] ends;
    private final JsonKeys keys;
    private final JsonUnescape unescape = new JsonUnescape();
    /** Whether it is still open if the stream is one array. */
    private boolean atStart;

    private boolean inArray;
    private byte[] chunk = new byte[0];

    JsonDecoder(Schema schema, boolean failOnMissing, TextColumns columns) {
        this.schema = schema;
        this.failOnMissing = failOnMissing;
        this.columns = columns;
        this.starts = columns.starts();
        this.ends = columns.ends();
        this.keys = new JsonKeys(schema.names());
    }

    @Override
    public void begin(boolean streamStart) {
        atStart = streamStart;
        inArray = false;
    }

    @Override
    public int mode() {
        return inArray ? IN_ARRAY : 0;
    }

    @Override
    public void resume(int mode) {
        atStart = false;
        inArray = mode == IN_ARRAY;
    }

    @Override
    public int decode(byte[] bytes, int from, int to, boolean last) {
        chunk = bytes;
        columns.begin(bytes);
        int at = from;
        if (atStart) {
            at = JsonScan.skipBlank(bytes, at, to);
            if (at == to) {
                return at;
            }
            atStart = false;
            if (bytes[at] == '[') {
                inArray = true;
                at++;
            }
        }
        if (inArray) {
            at = decodeArray(at, to, last);
        }
        return inArray ? at : decodeLines(at, to, last);
    }

    @Override
    public int decodeMessage(byte[] bytes, int from, int to) {
        begin(false);
        int first = JsonScan.skipBlank(bytes, from, to);
        if (first < to && bytes[first] == '[') {
            begin(true);
            return decode(bytes, first, to, true);
        }
        chunk = bytes;
        columns.begin(bytes);
        if (first == to) {
            columns.malformed("the message is empty", from, to);
            return to;
        }
        int stop = to;
        while (JsonScan.isBlank(bytes[stop - 1])) {
            stop--;
        }
        record(first, stop);
        return to;
    }

    private int decodeLines(int from, int to, boolean last) {
        int at = from;
        while (at < to && !columns.isFull()) {
            int end = JsonScan.lineEnd(chunk, at, to);
            if (end == to && !last) {
                break;
            }
            int begin = JsonScan.skipBlank(chunk, at, end);
            if (begin < end) {
                int stop = end;
                while (JsonScan.isBlank(chunk[stop - 1])) {
                    stop--;
                }
                record(begin, stop);
            }
            at = Math.min(end + 1, to);
        }
        return at;
    }

    /** The elements of one array. A record that is malformed takes the rest of the array with it. */
    private int decodeArray(int from, int to, boolean last) {
        int at = from;
        while (!columns.isFull()) {
            int begin = JsonScan.skipBlank(chunk, at, to);
            if (begin < to && chunk[begin] == ',') {
                begin = JsonScan.skipBlank(chunk, begin + 1, to);
            }
            if (begin == to) {
                return last ? to : at;
            }
            if (chunk[begin] == ']') {
                inArray = false;
                return begin + 1;
            }
            try {
                int end = JsonScan.valueEnd(chunk, begin, to);
                if (end == to && !last) {
                    return begin;
                }
                record(begin, end);
                at = end;
            } catch (Malformed e) {
                if (!last) {
                    return begin;
                }
                columns.malformed(e.problem(), begin, to);
                return to;
            }
        }
        return at;
    }

    private void record(int from, int to) {
        int row = columns.rows();
        for (int[] start : starts) {
            start[row] = MISSING;
        }
        try {
            fields(from, to, row);
        } catch (Malformed e) {
            columns.malformed(e.problem(), from, to);
            return;
        }
        if (failOnMissing) {
            for (int slot = 0; slot < starts.length; slot++) {
                if (starts[slot][row] == MISSING) {
                    columns.missing(schema.name(slot), from, to);
                    return;
                }
            }
        }
        columns.addRow(from, to);
    }

    private void fields(int from, int to, int row) throws Malformed {
        byte[] bytes = chunk;
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
                slot = keyEnd >= 0 ? keys.slot(bytes, at + 1, keyEnd, place) : escapedSlot(at + 1, ~keyEnd, place);
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
            at = value(at, to, slot, row);
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

    private int escapedSlot(int from, int to, int place) {
        byte[] key = Arrays.copyOfRange(chunk, from, to);
        int length = unescape.unescape(key, 0, key.length);
        return keys.slot(key, 0, length, place);
    }

    /** Writes down where a value is; returns the index behind it. */
    private int value(int at, int to, int slot, int row) throws Malformed {
        byte[] bytes = chunk;
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

    @Override
    public int rows() {
        return columns.rows();
    }

    @Override
    public boolean isFull() {
        return columns.isFull();
    }

    @Override
    public Batch take() {
        return columns.take();
    }

    @Override
    public Batch takeWithGaps() {
        return columns.takeWithGaps();
    }
}
