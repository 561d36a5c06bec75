package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.operators.aggregate.Aggregation;
import dev.weir.operators.aggregate.Groups;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * GROUP BY, and DISTINCT as GROUP BY of all columns without aggregates. Output: the keys, then the aggregates.
 *
 * <p>When a group is touched for the first time in an epoch, its row as it was last shown is noted; at the barrier the
 * groups touched are read again, and where the row is another, the old one is retracted and the new one added.
 */
public final class GroupAggregateOperator implements Operator {
    private final Factory factory;
    private final int[] keys;
    private final Aggregation aggregation;
    private final Groups groups;
    private final boolean emitsEmptyGroup;
    private final EpochChanges changes;
    private int[] records = new int[0];
    private boolean finished;

    private GroupAggregateOperator(Factory factory, OperatorContext context) {
        this.factory = factory;
        keys = Indexes.array(factory.keys);
        aggregation = new Aggregation(factory.input, factory.keys, factory.calls, factory.retracting);
        groups = aggregation.open(context.state(), "groups");
        emitsEmptyGroup = keys.length == 0 && factory.mode == EmitMode.FINAL && context.subtask() == 0;
        changes = new EpochChanges(aggregation, groups, factory.output, keys.length);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        if (batch.isEmpty()) {
            return;
        }
        int count = batch.size();
        if (records.length < count) {
            records = new int[Math.max(count, records.length * 2)];
        }
        if (changes.isEmpty()) {
            // Those touched in an epoch are noted by their numbers.
            groups.settle();
        }
        groups.table().findOrAdd(batch, keys, records);
        if (factory.mode == EmitMode.CHANGES) {
            changes.beforeUpdate(records, count);
        }
        aggregation.add(groups, batch, records);
    }

    @Override
    public void epoch(long epoch, Output output) {
        if (!changes.isEmpty()) {
            output.emitAll(changes.drain());
        }
    }

    @Override
    public boolean finish(Output output) {
        if (finished) {
            return true;
        }
        finished = true;
        if (factory.mode == EmitMode.CHANGES) {
            epoch(Long.MAX_VALUE, output);
            return true;
        }
        if (emitsEmptyGroup && groups.table().size() == 0) {
            groups.table().findOrAdd(Batch.of(new Schema(List.of()), 1), keys, new int[1]);
        }
        output.emitAll(new AllGroups());
        return true;
    }

    /** Every group's row, some at a time. */
    private final class AllGroups implements Iterator<Batch> {
        private static final int ROWS = 2048;

        private final int[] some = new int[ROWS];
        private final RecordTable.Cursor cursor = groups.table().cursor();
        private int count = cursor.next(some);

        @Override
        public boolean hasNext() {
            return count > 0;
        }

        @Override
        public Batch next() {
            Column[] columns = changes.rows(some, count);
            long[] sizes = aggregation.rowCounts(groups, some, count);
            int[] present = new int[count];
            int n = 0;
            for (int i = 0; i < count; i++) {
                present[n] = i;
                n += sizes[i] > 0 || emitsEmptyGroup ? 1 : 0;
            }
            Batch batch = Batch.of(factory.output, count, columns).select(present, n);
            count = cursor.next(some);
            return batch;
        }
    }

    /**
     * The plan node.
     *
     * @param keys columns of the input; none for one group of all rows
     * @param retracting whether rows of the input may have negative weights
     */
    public record Factory(
            Schema input,
            List<Integer> keys,
            List<AggregateCall> calls,
            Schema output,
            EmitMode mode,
            boolean retracting)
            implements InertFactory {
        public Factory {
            keys = List.copyOf(keys);
            calls = List.copyOf(calls);
            if (output.size() != keys.size() + calls.size()) {
                throw new IllegalArgumentException("one column of the output for each key and each aggregate");
            }
        }

        @Override
        public String describe() {
            String name = mode == EmitMode.FINAL ? "FinalAggregate" : "GroupAggregate";
            return name + "(groupBy=" + Indexes.names(input, keys) + ", select="
                    + Arrays.toString(
                            calls.stream().map(call -> call.describe(input)).toArray()) + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new GroupAggregateOperator(this, context);
        }
    }
}
