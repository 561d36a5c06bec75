package dev.weir.formats.text;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.RecordDecoder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The second half of decoding text. The first half finds where the fields of each record are and writes it down here;
 * then each column is parsed in one loop. Bad records are told of in order and left out by a selection. One thread.
 */
public final class TextColumns {
    static final int CAPACITY = RecordDecoder.MAX_ROWS;
    private static final int SHOWN = 60;

    private final Schema schema;
    private final FieldParser[] parsers;
    private final int[] parseOrder;
    private final FieldParser.Escapes escapes;
    private final BadRecords badRecords;
    private final boolean ignoreErrors;
    private final int[][] starts;
    private final int[][] ends;
    private final int[] recordStarts = new int[CAPACITY];
    private final int[] recordEnds = new int[CAPACITY];
    private byte[] chunk = new byte[0];
    private int rows;
    /** By row the slot of the first bad field, or -1; null when all are good. */
    private int @Nullable [] badFields;

    /** Bad records without a row, in order, with the row that comes behind them. */
    private final Queue<Pending> pending = new ArrayDeque<>();

    /**
     * @param schema the wanted columns
     * @param parsers of the wanted columns
     * @param ignoreErrors whether a field that is no value of its column is NULL instead of making its record bad
     */
    public TextColumns(
            Schema schema,
            FieldParser[] parsers,
            FieldParser.Escapes escapes,
            BadRecords badRecords,
            boolean ignoreErrors) {
        this.schema = schema;
        this.parsers = parsers;
        this.escapes = escapes;
        this.badRecords = badRecords;
        this.ignoreErrors = ignoreErrors;
        this.starts = new int[parsers.length][CAPACITY];
        this.ends = new int[parsers.length][CAPACITY];
        // Text last: unescaping in place spoils what a bad record would be shown as.
        this.parseOrder = java.util.stream.IntStream.range(0, parsers.length)
                .boxed()
                .sorted(java.util.Comparator.comparing((Integer i) -> parsers[i] instanceof StringParser))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Begins a batch of records of one chunk, or goes on with it. */
    public void begin(byte[] bytes) {
        assert rows == 0 || chunk == bytes;
        chunk = bytes;
    }

    /** Rows found so far. */
    public int rows() {
        return rows;
    }

    public boolean isFull() {
        return rows == CAPACITY;
    }

    /** By column the index of each row's first byte, or -1 for NULL; written by who finds the fields. */
    public int[][] starts() {
        return starts;
    }

    /** By column the index behind each row's last byte; its complement where escapes must be replaced. */
    public int[][] ends() {
        return ends;
    }

    /** Counts a row whose fields have been written down. */
    public void addRow(int recordStart, int recordEnd) {
        recordStarts[rows] = recordStart;
        recordEnds[rows] = recordEnd;
        rows++;
    }

    /** Tells of a record that has no fields to speak of; the next one takes its row. */
    public void malformed(String problem, int recordStart, int recordEnd) {
        report(FormatError.MALFORMED_RECORD, problem, "", recordStart, recordEnd);
    }

    /** Tells of a record that lacks a field; the next one takes its row. */
    public void missing(String field, int recordStart, int recordEnd) {
        report(FormatError.MISSING_FIELD, "field '" + field + "' is missing", field, recordStart, recordEnd);
    }

    private void report(FormatError code, String problem, String field, int from, int to) {
        if (ignoreErrors) {
            badRecords.onIgnoredRecord();
            return;
        }
        BadRecords.BadRecord record = new BadRecords.BadRecord(code, problem, field, chunk, from, to);
        if (rows == 0) {
            badRecords.onBadRecord(record);
        } else {
            // Rows before it may turn out to be bad as well, and come first.
            pending.add(new Pending(rows, record));
        }
    }

    private record Pending(int row, BadRecords.BadRecord record) {}

    FieldParser.Escapes escapes() {
        return escapes;
    }

    void invalid(int row, int slot) {
        if (!ignoreErrors) {
            markBad(row, slot);
        }
    }

    private void markBad(int row, int slot) {
        if (badFields == null) {
            badFields = new int[CAPACITY];
            Arrays.fill(badFields, -1);
        }
        if (badFields[row] < 0) {
            badFields[row] = slot;
        }
    }

    boolean isBad(int row) {
        return badFields != null && badFields[row] >= 0;
    }

    /** The batch of all rows found that are not bad. */
    public Batch take() {
        return takeWithGaps().compact();
    }

    /** The batch of all rows found; bad ones are not selected. */
    public Batch takeWithGaps() {
        checkText();
        Column[] columns = new Column[parsers.length];
        for (int slot : parseOrder) {
            FieldParser.Fields fields = new FieldParser.Fields(this, slot, chunk, starts[slot], ends[slot], null);
            columns[slot] = parsers[slot].parse(fields, rows);
            checkNotNull(columns[slot], slot);
        }
        Batch batch = Batch.of(schema, rows, columns);
        if (badFields != null) {
            batch = withoutBad(batch);
        }
        tellPending(rows);
        rows = 0;
        badFields = null;
        return batch;
    }

    /** The records together are valid UTF-8 exactly when each field is, as delimiters are ASCII. */
    private void checkText() {
        if (rows == 0 || Utf8.isValid(chunk, recordStarts[0], recordEnds[rows - 1])) {
            return;
        }
        for (int row = 0; row < rows; row++) {
            if (Utf8.isValid(chunk, recordStarts[row], recordEnds[row])) {
                continue;
            }
            markBad(row, badTextSlot(row));
        }
    }

    private int badTextSlot(int row) {
        for (int slot = 0; slot < parsers.length; slot++) {
            int end = ends[slot][row];
            int start = starts[slot][row];
            if (start >= 0 && !Utf8.isValid(chunk, start, end < 0 ? ~end : end)) {
                return slot;
            }
        }
        return parsers.length;
    }

    private void checkNotNull(Column column, int slot) {
        if (schema.type(slot).nullable()) {
            return;
        }
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                markBad(row, slot);
            }
        }
    }

    private Batch withoutBad(Batch batch) {
        int[] selection = new int[rows];
        int selected = 0;
        for (int row = 0; row < rows; row++) {
            if (isBad(row)) {
                tellPending(row);
                tellOf(row);
            } else {
                selection[selected++] = row;
            }
        }
        return batch.select(selection, selected);
    }

    private void tellPending(int upToRow) {
        while (!pending.isEmpty() && pending.element().row() <= upToRow) {
            badRecords.onBadRecord(pending.remove().record());
        }
    }

    private void tellOf(int row) {
        int slot = java.util.Objects.requireNonNull(badFields)[row];
        int from = recordStarts[row];
        int to = recordEnds[row];
        if (!Utf8.isValid(chunk, from, to)) {
            String name = slot < parsers.length ? schema.name(slot) : "";
            tell(FormatError.INVALID_UTF8, "the text is not UTF-8", name, from, to);
            return;
        }
        DataType type = schema.type(slot);
        int start = starts[slot][row];
        if (start < 0) {
            tell(FormatError.NULL_VALUE, "NULL in a column that is NOT NULL", schema.name(slot), from, to);
            return;
        }
        int end = ends[slot][row] < 0 ? ~ends[slot][row] : ends[slot][row];
        String text = new String(chunk, start, Math.min(end - start, SHOWN), java.nio.charset.StandardCharsets.UTF_8);
        String problem = "'%s%s' is no %s%s"
                .formatted(text, end - start > SHOWN ? "\u2026" : "", type.name(), parsers[slot].expected());
        tell(FormatError.INVALID_VALUE, problem, schema.name(slot), from, to);
    }

    private void tell(FormatError code, String problem, String field, int from, int to) {
        if (ignoreErrors) {
            badRecords.onIgnoredRecord();
        } else {
            badRecords.onBadRecord(new BadRecords.BadRecord(code, problem, field, chunk, from, to));
        }
    }
}
