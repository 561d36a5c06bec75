package dev.weir.formats.json;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.formats.json.JsonScan.Malformed;
import dev.weir.formats.text.TextColumns;

/**
 * Decodes objects, one a line. A stream that begins with a bracket is one array, whose elements are the records.
 * {@link JsonFields} finds the values, which are parsed later, column by column. One thread.
 */
final class JsonDecoder implements RecordDecoder {
    private static final int IN_ARRAY = 1;

    private final Schema schema;
    private final boolean failOnMissing;
    private final TextColumns columns;
    private final int[][] starts;
    private final JsonFields fields;
    /** Whether it is still open if the stream is one array. */
    private boolean atStart;

    private boolean inArray;
    private byte[] chunk = new byte[0];

    JsonDecoder(Schema schema, boolean failOnMissing, TextColumns columns) {
        this.schema = schema;
        this.failOnMissing = failOnMissing;
        this.columns = columns;
        this.starts = columns.starts();
        this.fields = new JsonFields(schema.names(), starts, columns.ends());
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
        beginChunk(bytes);
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
        return inArray ? at : JsonLines.each(bytes, at, to, last, columns::isFull, this::record);
    }

    @Override
    public int decodeMessage(byte[] bytes, int from, int to) {
        begin(false);
        int first = JsonScan.skipBlank(bytes, from, to);
        if (first < to && bytes[first] == '[') {
            begin(true);
            return decode(bytes, first, to, true);
        }
        beginChunk(bytes);
        if (first == to) {
            columns.malformed("the message is empty", from, to);
            return to;
        }
        record(first, JsonLines.trimmedEnd(bytes, to));
        return to;
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
        record(from, to, from, to);
    }

    /**
     * Adds the row of an object of the present chunk; false when it is malformed, which has been told then.
     *
     * @param recordFrom the record that the object stands in
     */
    boolean record(int from, int to, int recordFrom, int recordTo) {
        int row = columns.rows();
        try {
            fields.find(chunk, from, to, row);
        } catch (Malformed e) {
            columns.malformed(e.problem(), recordFrom, recordTo);
            return false;
        }
        if (failOnMissing) {
            for (int slot = 0; slot < starts.length; slot++) {
                if (starts[slot][row] == JsonFields.MISSING) {
                    columns.missing(schema.name(slot), recordFrom, recordTo);
                    return false;
                }
            }
        }
        columns.addRow(recordFrom, recordTo);
        return true;
    }

    /** From now on records stand in these bytes. */
    void beginChunk(byte[] bytes) {
        chunk = bytes;
        columns.begin(bytes);
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
