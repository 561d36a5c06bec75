package dev.weir.formats.json;

import dev.weir.data.Batch;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.formats.json.JsonScan.Malformed;
import dev.weir.formats.text.TextColumns;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes changes of rows, one a line: what is created or read has weight +1, what is deleted −1, and what is updated
 * gives the row before with −1 and the row after with +1. Both are good, or neither counts. One thread.
 */
final class DebeziumDecoder implements RecordDecoder {
    private static final int BEFORE = 0;
    private static final int AFTER = 1;
    private static final int OPERATION = 2;
    private static final List<String> NAMES = List.of("before", "after", "op");
    private static final int NOBODY = -1;

    private final JsonDecoder rows;
    private final TextColumns columns;
    private final @Nullable Place payload;
    private final int[][] starts = new int[NAMES.size()][1];
    private final int[][] ends = new int[NAMES.size()][1];
    private final JsonFields envelope = new JsonFields(NAMES, starts, ends);
    private final int[] weights = new int[MAX_ROWS];
    /** By row the one with which it stands and falls: itself, or the other one of an update. */
    private final int[] fellows = new int[MAX_ROWS];

    private byte[] chunk = new byte[0];

    /** Where a field's value stands in an object. */
    private static final class Place {
        private final int[][] start = new int[1][1];
        private final int[][] end = new int[1][1];
        private final JsonFields fields;

        Place(String name) {
            fields = new JsonFields(List.of(name), start, end);
        }
    }

    /**
     * A decoder of one stream.
     *
     * @param rows decodes the rows themselves into {@code columns}
     * @param inPayload whether each change stands within another object
     */
    DebeziumDecoder(JsonDecoder rows, TextColumns columns, boolean inPayload) {
        this.rows = rows;
        this.columns = columns;
        this.payload = inPayload ? new Place("payload") : null;
    }

    @Override
    public void begin(boolean atStart) {
        // Every line is whole in itself.
    }

    @Override
    public int decode(byte[] bytes, int from, int to, boolean last) {
        beginChunk(bytes);
        return JsonLines.each(bytes, from, to, last, this::isFull, this::change);
    }

    @Override
    public int decodeMessage(byte[] bytes, int from, int to) {
        beginChunk(bytes);
        int first = JsonScan.skipBlank(bytes, from, to);
        if (first == to) {
            columns.malformed("the message is empty", from, to);
        } else {
            change(first, JsonLines.trimmedEnd(bytes, to));
        }
        return to;
    }

    private void beginChunk(byte[] bytes) {
        chunk = bytes;
        rows.beginChunk(bytes);
    }

    private void change(int from, int to) {
        try {
            find(from, to);
            apply(operation(), from, to);
        } catch (Malformed e) {
            columns.malformed(e.problem(), from, to);
        }
    }

    private void find(int from, int to) throws Malformed {
        int begin = from;
        int end = to;
        if (payload != null) {
            payload.fields.find(chunk, from, to, 0);
            begin = payload.start[0][0];
            end = payload.end[0][0];
            if (begin < 0) {
                throw new Malformed("there is no 'payload'; is 'debezium-json.schema-include' right?");
            }
        }
        envelope.find(chunk, begin, end, 0);
    }

    private byte operation() throws Malformed {
        int start = starts[OPERATION][0];
        int end = ends[OPERATION][0];
        if (start < 0) {
            throw new Malformed(
                    payload == null
                            ? "there is no 'op'; is 'debezium-json.schema-include' right?"
                            : "there is no 'op' in 'payload'");
        }
        if (end - start != 1) {
            throw new Malformed("'op' is not one of c, r, u, d");
        }
        return chunk[start];
    }

    private void apply(byte operation, int from, int to) throws Malformed {
        switch (operation) {
            case 'c', 'r' -> add(AFTER, 1, from, to);
            case 'd' -> add(BEFORE, -1, from, to);
            case 'u' -> {
                require(BEFORE);
                require(AFTER);
                int before = columns.rows();
                if (add(BEFORE, -1, from, to)) {
                    boolean both = add(AFTER, 1, from, to);
                    fellows[before] = both ? before + 1 : NOBODY;
                    if (both) {
                        fellows[before + 1] = before;
                    }
                }
            }
            default -> throw new Malformed("'op' is not one of c, r, u, d");
        }
    }

    private void require(int part) throws Malformed {
        if (starts[part][0] < 0) {
            throw new Malformed(
                    part == AFTER
                            ? "a change without the row 'after' it"
                            : "a change without the row 'before' it; PostgreSQL sends that row only if the table has"
                                    + " REPLICA IDENTITY FULL");
        }
    }

    private boolean add(int part, int weight, int from, int to) throws Malformed {
        require(part);
        int row = columns.rows();
        weights[row] = weight;
        fellows[row] = row;
        int end = ends[part][0];
        return rows.record(starts[part][0], end < 0 ? ~end : end, from, to);
    }

    @Override
    public int rows() {
        return columns.rows();
    }

    /** There is always room for both rows of an update. */
    @Override
    public boolean isFull() {
        return columns.rows() > MAX_ROWS - 2;
    }

    @Override
    public Batch take() {
        return takeWithGaps().compact();
    }

    @Override
    public Batch takeWithGaps() {
        int count = columns.rows();
        Batch batch = columns.takeWithGaps().withWeights(Arrays.copyOf(weights, count));
        boolean[] good = new boolean[count];
        for (int i = 0; i < batch.size(); i++) {
            good[batch.row(i)] = true;
        }
        int[] selection = new int[count];
        int selected = 0;
        for (int row = 0; row < count; row++) {
            if (good[row] && fellows[row] != NOBODY && good[fellows[row]]) {
                selection[selected++] = row;
            }
        }
        return selected == count ? batch : batch.select(selection, selected);
    }
}
