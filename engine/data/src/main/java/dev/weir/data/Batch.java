package dev.weir.data;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only unit of data: a schema, one {@link Column} a field, all with the same number of <em>physical</em> rows, and
 * optionally
 *
 * <ul>
 *   <li>a <b>selection</b>: ascending indexes of the physical rows that count, so that filters and partitioning copy
 *       nothing;
 *   <li><b>weights</b> by physical row: +n says the row was added n times, -n that it was retracted; absent means +1.
 *       This is the engine's only changelog form (Z-sets: Budiu et al., "DBSP", VLDB 2023);
 *   <li><b>timestamps</b> by physical row: event time in milliseconds, for DataStreams ({@link #NO_TIMESTAMP} where
 *       there is none);
 *   <li><b>key hashes</b> by physical row.
 * </ul>
 *
 * <p>Immutable once emitted; the arrays may be shared by many batches and threads, so nobody writes to them.
 */
public final class Batch {
    /** The event time of a row that has none. */
    public static final long NO_TIMESTAMP = Long.MIN_VALUE;

    private final Schema schema;
    private final Column[] columns;
    private final int physicalRows;
    private final int @Nullable [] selection;
    private final int size;
    private final int @Nullable [] weights;
    private final long @Nullable [] timestamps;
    private final @Nullable KeyHashes keyHashes;

    private Batch(
            Schema schema,
            Column[] columns,
            int physicalRows,
            int @Nullable [] selection,
            int size,
            int @Nullable [] weights,
            long @Nullable [] timestamps,
            @Nullable KeyHashes keyHashes) {
        assert schema.size() == columns.length;
        assert Arrays.stream(columns).allMatch(column -> column.size() == physicalRows);
        this.schema = schema;
        this.columns = columns;
        this.physicalRows = physicalRows;
        this.selection = selection;
        this.size = size;
        this.weights = weights;
        this.timestamps = timestamps;
        this.keyHashes = keyHashes;
    }

    /** A batch of all rows of the given columns, each added once. */
    public static Batch of(Schema schema, int rows, Column... columns) {
        return new Batch(schema, columns, rows, null, rows, null, null, null);
    }

    /** A DataStream's batch: one column of objects and their timestamps (null when none has one). */
    public static Batch ofObjects(Schema schema, int rows, @Nullable Object[] values, long @Nullable [] timestamps) {
        ObjectColumn column = new ObjectColumn(schema.type(0), rows, values);
        return new Batch(schema, new Column[] {column}, rows, null, rows, null, timestamps, null);
    }

    /** A batch from rows of Java objects; weights follow from the rows' kinds. For edges and tests. */
    public static Batch ofRows(Schema schema, List<Row> rows) {
        Column[] columns = new Column[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            ColumnBuilder builder = ColumnBuilder.create(schema.type(i), rows.size());
            for (Row row : rows) {
                builder.appendValue(row.getField(i));
            }
            columns[i] = builder.build();
        }
        Batch batch = of(schema, rows.size(), columns);
        if (rows.stream().allMatch(row -> row.kind().weight() == 1)) {
            return batch;
        }
        return batch.withWeights(
                rows.stream().mapToInt(row -> row.kind().weight()).toArray());
    }

    public Schema schema() {
        return schema;
    }

    /** Number of rows that count: the selected ones. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Length of the columns: selected rows and others. */
    public int physicalRows() {
        return physicalRows;
    }

    /** Indexes of the rows that count, of which the first {@link #size()} are meant; null when all count. */
    public int @Nullable [] selection() {
        return selection;
    }

    /** The physical index of the i-th row that counts. */
    public int row(int i) {
        return selection == null ? i : selection[i];
    }

    public Column column(int index) {
        return columns[index];
    }

    /** A copy of the list of columns. */
    public Column[] columns() {
        return columns.clone();
    }

    /** Weights by physical row; null when all are +1. */
    public int @Nullable [] weights() {
        return weights;
    }

    /** The weight at a physical row. */
    public int weight(int physicalRow) {
        return weights == null ? 1 : weights[physicalRow];
    }

    /** Event times by physical row; null when no row has one. */
    public long @Nullable [] timestamps() {
        return timestamps;
    }

    /** Hashes of key columns that somebody computed upstream, if any. */
    public @Nullable KeyHashes keyHashes() {
        return keyHashes;
    }

    /** The same rows with only some of those that count now. The array is handed over; it holds physical indexes. */
    public Batch select(int[] physicalIndexes, int count) {
        return new Batch(schema, columns, physicalRows, physicalIndexes, count, weights, timestamps, keyHashes);
    }

    /** Other columns for the same physical rows, selection, weights and timestamps. Key hashes are dropped. */
    public Batch withColumns(Schema other, Column... others) {
        return new Batch(other, others, physicalRows, selection, size, weights, timestamps, null);
    }

    /** The same rows with other weights by physical row; null for all +1. */
    public Batch withWeights(int @Nullable [] others) {
        return new Batch(schema, columns, physicalRows, selection, size, others, timestamps, keyHashes);
    }

    /** The same rows with other event times by physical row; null for none. */
    public Batch withTimestamps(long @Nullable [] others) {
        return new Batch(schema, columns, physicalRows, selection, size, weights, others, keyHashes);
    }

    /** The same rows with key hashes. */
    public Batch withKeyHashes(@Nullable KeyHashes hashes) {
        return new Batch(schema, columns, physicalRows, selection, size, weights, timestamps, hashes);
    }

    /** The selected rows only, copied (text and nested values stay shared); itself when all rows count. */
    public Batch compact() {
        if (selection == null) {
            return this;
        }
        Column[] taken = new Column[columns.length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = columns[i].take(selection, size);
        }
        int[] takenWeights = null;
        if (weights != null) {
            takenWeights = new int[size];
            for (int i = 0; i < size; i++) {
                takenWeights[i] = weights[selection[i]];
            }
        }
        KeyHashes takenHashes =
                keyHashes == null ? null : new KeyHashes(keyHashes.keys(), take(keyHashes.hashes(), selection, size));
        long[] takenTimestamps = timestamps == null ? null : take(timestamps, selection, size);
        return new Batch(schema, taken, size, null, size, takenWeights, takenTimestamps, takenHashes);
    }

    private static long[] take(long[] values, int[] rows, int count) {
        long[] taken = new long[count];
        for (int i = 0; i < count; i++) {
            taken[i] = values[rows[i]];
        }
        return taken;
    }

    /** The i-th row that counts, as Java objects; an insertion or, where its weight is negative, a deletion. */
    public Row toRow(int i) {
        int row = row(i);
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int c = 0; c < values.length; c++) {
            values[c] = columns[c].value(row);
        }
        return Row.ofKind(weight(row) < 0 ? RowKind.DELETE : RowKind.INSERT, values);
    }

    /** All rows that count, each as often as its weight says. */
    public List<Row> toRows() {
        List<Row> rows = new java.util.ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Row row = toRow(i);
            for (int n = Math.abs(weight(row(i))); n > 0; n--) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** A rough count of the bytes it keeps alive, for bounding queues: the columns' share of the rows that count. */
    public long sizeInBytes() {
        long total = 64;
        for (Column column : columns) {
            total += column.sizeInBytes();
        }
        return physicalRows == 0 ? total : total * size / physicalRows + 64;
    }

    @Override
    public String toString() {
        return "Batch" + schema + " of " + size + " rows";
    }
}
