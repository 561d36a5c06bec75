package dev.weir.operators.aggregate;

import dev.weir.data.Batch;
import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch that aggregates with the same arguments, FILTER and DISTINCT take: those that pass the filter,
 * have no NULL argument and, for DISTINCT, bring in a value or take its last occurrence away. Prepared once a batch for
 * all cells that use it; the arrays are dense, so that cells need no selection, and are reused.
 */
final class AggregateInput {
    private final int[] arguments;
    private final int filter;
    private final boolean nullsCount;
    private final @Nullable DistinctValues distinct;
    private final int slot;

    private Column[] columns = new Column[0];
    private int count;
    private int[] rows = new int[0];
    private int[] records = new int[0];
    private int @Nullable [] weights;

    private boolean oneGroup;

    private final Buffers buffers = new Buffers();
    /** Whether the i-th row is row i of the columns. */
    private boolean plain;

    private boolean longsReady;
    private boolean doublesReady;
    private boolean orderedReady;

    /**
     * @param nullsCount whether rows with NULL arguments are taken
     * @param distinct what tells new values from old; null takes all
     */
    AggregateInput(int[] arguments, int filter, boolean nullsCount, @Nullable DistinctValues distinct) {
        this.arguments = arguments;
        this.filter = filter;
        this.nullsCount = nullsCount;
        this.distinct = distinct;
        slot = distinct == null ? 0 : distinct.slot(filter);
    }

    @Nullable
    DistinctValues distinct() {
        return distinct;
    }

    /** Number of rows taken. */
    int count() {
        return count;
    }

    /** The group of the i-th row. */
    int[] records() {
        return records;
    }

    /** Whether all rows are known to be of one group. */
    boolean isOneGroup() {
        return oneGroup;
    }

    /** The weight of the i-th row; null when all are +1. */
    int @Nullable [] weights() {
        return weights;
    }

    /** An argument of the rows taken, as a column of its own. */
    Column values(int argument) {
        return columns[argument].take(rows, count);
    }

    /**
     * Takes the rows of a batch that count; what is DISTINCT has been updated before.
     *
     * @param groupRecords the group of the i-th
     * @param oneGroup whether all rows are of one group
     */
    void prepare(Batch batch, int[] groupRecords, boolean oneGroup) {
        if (distinct != null) {
            takeChanges(distinct);
            this.oneGroup = oneGroup;
            return;
        }
        this.oneGroup = oneGroup;
        count = batch.size();
        records = groupRecords;
        int[] selection = batch.selection();
        plain = selection == null;
        rows = selection == null ? buffers.identity(count) : selection;
        int[] batchWeights = batch.weights();
        weights = batchWeights == null ? null : gather(batchWeights, rows, count, buffers.weights(count));
        columns = new Column[arguments.length];
        if (filter != AggregateCall.NO_FILTER) {
            keepTrue((BooleanColumn) batch.column(filter).flat());
        }
        for (int i = 0; i < arguments.length; i++) {
            columns[i] = batch.column(arguments[i]);
            if (!nullsCount) {
                dropNulls(columns[i]);
            }
        }
        forget();
    }

    /** Takes what values came and went, be it that rows or other groups' values came. */
    void takeChanges(DistinctValues values) {
        DistinctValues.Changes changes = values.changes(slot);
        oneGroup = false;
        count = changes.count();
        records = changes.records();
        weights = changes.weights();
        plain = false;
        rows = changes.rows();
        columns = changes.values();
        forget();
    }

    private void forget() {
        longsReady = false;
        doublesReady = false;
        orderedReady = false;
    }

    private void keepTrue(BooleanColumn flags) {
        boolean[] values = flags.values();
        Kept own = buffers.kept(count, weights != null);
        if (weights != null || flags.validity() != null) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                own.copy(i, kept, this);
                kept += values[row] && !flags.isNull(row) ? 1 : 0;
            }
            own.install(kept, this);
            return;
        }
        int[] from = rows;
        int[] fromRecords = records;
        int[] keptRows = own.rows();
        int[] keptRecords = own.records();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = from[i];
            keptRows[kept] = row;
            keptRecords[kept] = fromRecords[i];
            kept += values[row] ? 1 : 0;
        }
        own.install(kept, this);
    }

    private void dropNulls(Column column) {
        if (column instanceof ConstantColumn constant) {
            count = constant.isNull() ? 0 : count;
            return;
        }
        if (NullRows.areNone(column, rows, count)) {
            return;
        }
        int kept = 0;
        Kept own = buffers.kept(count, weights != null);
        for (int i = 0; i < count; i++) {
            own.copy(i, kept, this);
            kept += column.isNull(rows[i]) ? 0 : 1;
        }
        own.install(kept, this);
    }

    private static int[] gather(int[] values, int[] rows, int count, int[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = values[rows[i]];
        }
        return target;
    }

    /**
     * The values of the first argument that are one integer word: integers, short decimals, times; lower words of long
     * decimals. Not to be written to.
     */
    long[] longs() {
        if (plain && columns[0] instanceof LongColumn column) {
            return column.values();
        }
        long[] target = buffers.longs(count);
        if (longsReady) {
            return target;
        }
        longsReady = true;
        int[] at = positions(columns[0]);
        switch (base(columns[0])) {
            case LongColumn c -> gatherLongs(c.values(), at, target);
            case DecimalColumn c -> gatherLongs(c.low(), at, target);
            case TimestampColumn c -> gatherLongs(c.millis(), at, target);
            case IntColumn c -> {
                int[] values = c.values();
                for (int i = 0; i < count; i++) {
                    target[i] = values[at[i]];
                }
            }
            case BooleanColumn c -> {
                for (int i = 0; i < count; i++) {
                    target[i] = c.values()[at[i]] ? 1 : 0;
                }
            }
            default ->
                throw new IllegalStateException(
                        "no integer words: " + columns[0].type().name());
        }
        return target;
    }

    private void gatherLongs(long[] values, int[] at, long[] target) {
        for (int i = 0; i < count; i++) {
            target[i] = values[at[i]];
        }
    }

    /** The upper words of long decimals; null for short ones. */
    long @Nullable [] highLongs() {
        long[] high = ((DecimalColumn) base(columns[0])).high();
        if (high == null) {
            return null;
        }
        long[] target = new long[count];
        gatherLongs(high, positions(columns[0]), target);
        return target;
    }

    /** The values of the first argument as floating-point numbers. */
    double[] doubles() {
        if (plain && columns[0] instanceof DoubleColumn column) {
            return column.values();
        }
        double[] target = buffers.doubles(count);
        if (doublesReady) {
            return target;
        }
        doublesReady = true;
        int[] at = positions(columns[0]);
        switch (base(columns[0])) {
            case DoubleColumn c -> {
                double[] values = c.values();
                for (int i = 0; i < count; i++) {
                    target[i] = values[at[i]];
                }
            }
            case FloatColumn c -> {
                for (int i = 0; i < count; i++) {
                    target[i] = c.values()[at[i]];
                }
            }
            case DecimalColumn c -> {
                for (int i = 0; i < count; i++) {
                    target[i] = new BigDecimal(c.unscaledAt(at[i]), c.scale()).doubleValue();
                }
            }
            default -> {
                long[] values = longs();
                for (int i = 0; i < count; i++) {
                    target[i] = values[i];
                }
            }
        }
        return target;
    }

    /** The values of the first argument as words in whose signed order they are ordered. */
    long[] orderedWords() {
        Column column = base(columns[0]);
        if (!(column instanceof DoubleColumn) && !(column instanceof FloatColumn)) {
            return longs();
        }
        long[] target = buffers.longs(count);
        if (!orderedReady) {
            orderedReady = true;
            double[] values = doubles();
            for (int i = 0; i < count; i++) {
                target[i] = WordColumns.orderedBits(values[i]);
            }
        }
        return target;
    }

    /** The text of the first row's argument. */
    String text(int argument) {
        return count == 0 ? "" : ((BytesColumn) base(columns[argument])).stringAt(positions(columns[argument])[0]);
    }

    private static Column base(Column column) {
        return switch (column) {
            case ConstantColumn c -> c.single();
            case DictionaryColumn c -> c.dictionary();
            default -> column;
        };
    }

    /** Where in the base of a column the values of the rows are. */
    private int[] positions(Column column) {
        return switch (column) {
            case ConstantColumn c -> new int[count];
            case DictionaryColumn c -> gather(c.indexes(), rows, count, new int[count]);
            default -> rows;
        };
    }

    /** Arrays for the rows that a condition keeps. Filtering in place is safe: the i-th row never moves up. */
    private record Kept(int[] rows, int[] records, int @Nullable [] weights) {
        void copy(int from, int to, AggregateInput input) {
            rows[to] = input.rows[from];
            records[to] = input.records[from];
            if (weights != null && input.weights != null) {
                weights[to] = input.weights[from];
            }
        }

        void install(int kept, AggregateInput input) {
            input.rows = rows;
            input.records = records;
            input.weights = weights;
            input.count = kept;
            input.plain = false;
        }
    }

    /** What is reused from batch to batch. */
    private static final class Buffers {
        private int[] identity = new int[0];
        private int[] keptRows = new int[0];
        private int[] keptRecords = new int[0];
        private int[] weights = new int[0];
        private long[] longs = new long[0];
        private double[] doubles = new double[0];

        int[] identity(int size) {
            if (identity.length < size) {
                identity = new int[size];
                for (int i = 0; i < size; i++) {
                    identity[i] = i;
                }
            }
            return identity;
        }

        int[] weights(int size) {
            weights = weights.length < size ? new int[size] : weights;
            return weights;
        }

        Kept kept(int size, boolean weighted) {
            keptRows = keptRows.length < size ? new int[size] : keptRows;
            keptRecords = keptRecords.length < size ? new int[size] : keptRecords;
            return new Kept(keptRows, keptRecords, weighted ? weights(size) : null);
        }

        long[] longs(int size) {
            longs = longs.length < size ? new long[size] : longs;
            return longs;
        }

        double[] doubles(int size) {
            doubles = doubles.length < size ? new double[size] : doubles;
            return doubles;
        }
    }
}
