package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.state.RecordTable;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the last row of each key and turns upserts into changes: a row retracts the one that its key had, unless it is
 * equal to it; a row with a negative weight retracts it and leaves none. Of several rows of a key in one batch only the
 * last one counts.
 */
public final class LastRowOperator implements Operator {
    private final int[] keys;
    private final int[] all;
    private final Schema schema;
    private final JoinSide rows;
    /** By a key's record, the place of its last row in the present batch. */
    private int[] last = new int[0];

    private LastRowOperator(Factory plan, OperatorContext context) {
        keys = Indexes.array(plan.keys());
        all = Indexes.all(plan.schema().size());
        schema = plan.schema();
        rows = new JoinSide(context.state(), "rows", schema, plan.keys());
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        rows.settle();
        int[] keyRecords = new int[batch.size()];
        rows.heads().findOrAdd(batch, keys, keyRecords);
        Batch newest = newest(batch, keyRecords);
        int count = newest.size();
        int[] old = rows.find(newest, keys);
        int[] same = new int[count];
        rows.rows().find(newest, all, same);
        int[] retracted = new int[count];
        int[] added = new int[count];
        int[] never = new int[count];
        int retractions = 0;
        int additions = 0;
        int nevers = 0;
        for (int i = 0; i < count; i++) {
            boolean had = old[i] != RecordTable.NONE;
            boolean has = newest.weight(newest.row(i)) > 0;
            boolean equal = had && has && old[i] == same[i];
            retracted[retractions] = old[i];
            retractions += had && !equal ? 1 : 0;
            added[additions] = newest.row(i);
            additions += has && !equal ? 1 : 0;
            never[nevers] = keyRecords[i];
            nevers += had || has ? 0 : 1;
        }
        if (retractions > 0) {
            change(retraction(retracted, retractions), output);
        }
        if (additions > 0) {
            change(newest.withWeights(null).select(added, additions), output);
        }
        for (int i = 0; i < nevers; i++) {
            rows.heads().remove(never[i]);
        }
    }

    private void change(Batch change, Output output) {
        rows.add(change);
        output.emit(change);
    }

    /** The last row of each key; moves the records of their keys to the front, in the same order. */
    private Batch newest(Batch batch, int[] keyRecords) {
        int capacity = rows.heads().capacity();
        if (last.length < capacity) {
            last = Arrays.copyOf(last, Math.max(capacity, last.length * 2));
        }
        for (int i = 0; i < keyRecords.length; i++) {
            last[keyRecords[i]] = i;
        }
        int[] kept = new int[keyRecords.length];
        int count = 0;
        for (int i = 0; i < keyRecords.length; i++) {
            boolean isLast = last[keyRecords[i]] == i;
            kept[count] = batch.row(i);
            keyRecords[count] = keyRecords[i];
            count += isLast ? 1 : 0;
        }
        return count == keyRecords.length ? batch : batch.select(kept, count);
    }

    private Batch retraction(int[] records, int count) {
        Column[] columns = new Column[schema.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = rows.column(c, records, count);
        }
        int[] weights = new int[count];
        Arrays.fill(weights, -1);
        return Batch.of(schema, count, columns).withWeights(weights);
    }

    /**
     * The plan node.
     *
     * @param keys indexes of the key's columns, which are never NULL
     */
    public record Factory(Schema schema, List<Integer> keys) implements OperatorFactory {
        public Factory {
            keys = List.copyOf(keys);
        }

        @Override
        public String describe() {
            return "LastRow(key=" + keys.stream().map(schema::name).toList() + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new LastRowOperator(this, context);
        }
    }
}
