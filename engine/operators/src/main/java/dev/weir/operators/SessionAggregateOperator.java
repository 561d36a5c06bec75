package dev.weir.operators;

import dev.weir.base.Counter;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.operators.aggregate.Aggregation;
import dev.weir.operators.aggregate.Groups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * GROUP BY a session window and keys; input and output are those of {@link WindowAggregateOperator}. Rows are assigned
 * to the sessions of their key one by one, aggregates are then updated by the batch, grouped by the number of the
 * session.
 */
final class SessionAggregateOperator implements WindowOperator {
    private static final int ROWS = 2048;

    private final Schema input;
    private final Schema output;
    private final EventTimes times;
    private final Sessions sessions;
    private final Aggregation aggregation;
    private final Groups groups;
    private final Schema numberedInput;
    private final int keyCount;
    private final Counter lateRows;
    private int[] records = new int[0];
    private long watermark;

    SessionAggregateOperator(
            WindowAggregateOperator.Factory factory,
            WindowSpec.Session window,
            OperatorContext context,
            long watermark) {
        this.watermark = watermark;
        input = factory.input();
        output = factory.output();
        keyCount = factory.keys().size();
        times = new EventTimes(factory.timeColumn(), factory.zone());
        sessions = new Sessions(context.state(), factory.input(), factory.keys(), window.gap());
        List<Field> fields = new ArrayList<>(input.fields());
        fields.add(new Field("session", Sessions.NUMBER_TYPE));
        numberedInput = new Schema(fields);
        aggregation = new Aggregation(numberedInput, List.of(input.size()), factory.calls(), factory.retracting());
        groups = aggregation.openBeside(context.state(), "aggregates", Sessions.TABLE);
        lateRows = context.metrics().counter(context.name() + ".late-rows");
    }

    @Override
    public void process(int inputIndex, Batch batch, Output out) {
        if (batch.isEmpty()) {
            return;
        }
        Sessions.Assigned assigned = sessions.assign(batch, times.read(batch), localWatermark());
        if (assigned.late().size() > 0) {
            lateRows.add(assigned.late().size());
            out.emit(WindowAggregateOperator.LATE, assigned.late());
        }
        addRows(assigned.inTime(), assigned.numbers());
        mergeSessions();
    }

    /** Updates the aggregates of the sessions of rows. */
    private void addRows(Batch batch, long[] numbers) {
        long[] physical = new long[batch.physicalRows()];
        for (int i = 0; i < batch.size(); i++) {
            physical[batch.row(i)] = numbers[i];
        }
        Column[] columns = Arrays.copyOf(batch.columns(), input.size() + 1);
        columns[input.size()] = new LongColumn(Sessions.NUMBER_TYPE, batch.physicalRows(), physical, null);
        Batch numbered = batch.withColumns(numberedInput, columns);
        if (records.length < batch.size()) {
            records = new int[batch.size()];
        }
        groups.table().findOrAdd(numbered, new int[] {input.size()}, records);
        aggregation.add(groups, numbered, records);
    }

    /** Brings the aggregates of sessions together that have become one. */
    private void mergeSessions() {
        for (Sessions.Merge merge : sessions.merges()) {
            int from = aggregates(merge.from())[0];
            if (from == RecordTable.NONE) {
                continue;
            }
            int[] into = new int[1];
            groups.table().findOrAdd(Sessions.batch(merge.into()), new int[] {0}, into);
            aggregation.merge(groups, new int[] {from}, groups, into, 1);
            aggregation.remove(groups, new int[] {from}, 1);
        }
        sessions.forgetMerged();
    }

    private int[] aggregates(long... numbers) {
        int[] found = new int[numbers.length];
        groups.table().find(Sessions.batch(numbers), new int[] {0}, found);
        return found;
    }

    @Override
    public void watermark(long millis, Output out) {
        watermark = millis;
        if (sessions.hasEnded(localWatermark())) {
            out.emitAll(new Ended());
        }
        out.watermark(millis);
    }

    @Override
    public long nextEnd() {
        return sessions.isEmpty() ? Long.MAX_VALUE : times.toEpoch(sessions.nextEnd());
    }

    /** The watermark as the wall clock shows it. */
    private long localWatermark() {
        return watermark == Watermarks.MIN || watermark == Watermarks.MAX ? watermark : times.toLocal(watermark);
    }

    /** The rows of the sessions that have ended, some at a time. */
    private final class Ended implements Iterator<Batch> {
        @Override
        public boolean hasNext() {
            return sessions.hasEnded(localWatermark());
        }

        @Override
        public Batch next() {
            Sessions.Ended ended = sessions.takeEnded(localWatermark(), ROWS);
            int count = ended.numbers().length;
            int[] found = aggregates(ended.numbers());
            Column[] columns = new Column[output.size()];
            System.arraycopy(ended.keys(), 0, columns, 0, keyCount);
            Column[] results = aggregation.results(groups, found, count);
            System.arraycopy(results, 0, columns, keyCount, results.length);
            int at = keyCount + results.length;
            columns[at] = new TimestampColumn(output.type(at), count, ended.starts(), null, null);
            columns[at + 1] = new TimestampColumn(output.type(at + 1), count, ended.ends(), null, null);
            columns[at + 2] =
                    new TimestampColumn(output.type(at + 2), count, lastMillis(ended.ends(), at + 2), null, null);
            long[] sizes = aggregation.rowCounts(groups, found, count);
            aggregation.remove(groups, found, count);
            int[] present = new int[count];
            int n = 0;
            for (int i = 0; i < count; i++) {
                present[n] = i;
                n += sizes[i] > 0 ? 1 : 0;
            }
            return Batch.of(output, count, columns).select(present, n);
        }

        private long[] lastMillis(long[] ends, int column) {
            boolean zoned = output.type(column) instanceof DataType.TimestampLtz;
            return Arrays.stream(ends)
                    .map(end -> (zoned ? times.toEpoch(end) : end) - 1)
                    .toArray();
        }
    }
}
