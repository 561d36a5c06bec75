package dev.weir.operators;

import dev.weir.base.Counter;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * SESSION by itself: rows wait in state until the watermark has passed the end of their session, and are then emitted
 * in the order of their arrival, with {@code window_start}, {@code window_end}, {@code window_time} behind their
 * columns. The output is append-only.
 *
 * <p>A row whose session has been emitted is late: it goes to side output {@link WindowAggregateOperator#LATE} and is
 * counted in {@code <node>.late-rows}.
 */
final class SessionAssignOperator implements WindowOperator {
    private static final String ROWS_TABLE = "rows";
    private static final int ROWS = 2048;
    private static final int[] ONLY_COLUMN = {0};

    /** A row's place in its session: the record of the next row plus one, its own for the last, or 0 for a new row. */
    private static final int NEXT = 1;

    /** The value words of a session: its first and its last row's record. */
    private static final int HEAD = 0;

    private static final int TAIL = 1;

    private final WindowAssignOperator.Factory factory;
    private final EventTimes times;
    private final Sessions sessions;
    private final WeightedRows rows;
    private final RecordTable chains;
    private final Counter lateRows;
    private long watermark;

    SessionAssignOperator(
            WindowAssignOperator.Factory factory, WindowSpec.Session window, OperatorContext context, long watermark) {
        this.watermark = watermark;
        this.factory = factory;
        times = new EventTimes(factory.timeColumn(), factory.zone());
        sessions = new Sessions(context.state(), factory.input(), factory.partitionKeys(), window.gap());
        List<Integer> partition = factory.partitionKeys();
        RecordValue row = new RecordValue.Link(ROWS_TABLE);
        rows = new WeightedRows(
                context.state(),
                ROWS_TABLE,
                factory.input(),
                List.of(RecordValue.WORD, row),
                partition.isEmpty() ? RecordHome.FIRST : new RecordHome.KeyColumns(partition));
        RecordLayout chain = RecordLayout.of(List.of(Sessions.NUMBER_TYPE), List.of(row, row))
                .withKeyLink(0, Sessions.TABLE)
                .keptBy(new RecordHome.KeyLink(0));
        chains = context.state().recordTable("chains", chain);
        lateRows = context.metrics().counter(context.name() + ".late-rows");
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        if (batch.isEmpty()) {
            return;
        }
        Sessions.Assigned assigned = sessions.assign(batch, times.read(batch), localWatermark());
        if (assigned.late().size() > 0) {
            lateRows.add(assigned.late().size());
            output.emit(WindowAggregateOperator.LATE, assigned.late());
        }
        keep(assigned.inTime(), assigned.numbers());
        sessions.merges().forEach(this::merge);
        sessions.forgetMerged();
    }

    /**
     * Appends rows to the chains of their sessions. A row equal to one that waits is in the same session: it counts.
     */
    private void keep(Batch batch, long[] numbers) {
        int[] records = rows.add(batch);
        for (int i = 0; i < batch.size(); i++) {
            if (rows.get(records[i], NEXT) == 0) {
                rows.set(records[i], NEXT, records[i] + 1L);
                append(chain(numbers[i]), records[i], records[i]);
            }
        }
    }

    private int chain(long number) {
        int[] found = new int[1];
        chains.findOrAdd(Sessions.batch(number), ONLY_COLUMN, found);
        return found[0];
    }

    private void append(int chain, int head, int tail) {
        if (word(chain, HEAD) == 0) {
            word(chain, HEAD, head + 1L);
        } else {
            rows.set((int) word(chain, TAIL) - 1, NEXT, head + 1L);
        }
        word(chain, TAIL, tail + 1L);
    }

    private void merge(Sessions.Merge merge) {
        int[] found = new int[1];
        chains.find(Sessions.batch(merge.from()), ONLY_COLUMN, found);
        int from = found[0];
        if (from != RecordTable.NONE) {
            append(chain(merge.into()), (int) word(from, HEAD) - 1, (int) word(from, TAIL) - 1);
            chains.remove(from);
        }
    }

    private long word(int chain, int word) {
        return chains.pages().page(chain)[chains.pages().offset(chain) + chains.valueWord() + word];
    }

    private void word(int chain, int word, long value) {
        chains.pages().pageForWrite(chain)[chains.pages().offset(chain) + chains.valueWord() + word] = value;
    }

    @Override
    public void watermark(long millis, Output output) {
        watermark = millis;
        if (sessions.hasEnded(localWatermark())) {
            output.emitAll(new Ended());
        }
        output.watermark(millis);
    }

    @Override
    public long nextEnd() {
        return sessions.isEmpty() ? Long.MAX_VALUE : times.toEpoch(sessions.nextEnd());
    }

    /** The watermark as the wall clock shows it. */
    private long localWatermark() {
        return watermark == Watermarks.MIN || watermark == Watermarks.MAX ? watermark : times.toLocal(watermark);
    }

    /** The rows of the sessions that have ended, session after session. */
    private final class Ended implements Iterator<Batch> {
        private int next = RecordTable.NONE;
        private long start;
        private long end;

        @Override
        public boolean hasNext() {
            return next != RecordTable.NONE || sessions.hasEnded(localWatermark());
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int[] records = new int[ROWS];
            int[] weights = new int[ROWS];
            long[] starts = new long[ROWS];
            long[] ends = new long[ROWS];
            int[] gone = new int[ROWS];
            int removed = 0;
            int n = 0;
            while (removed < ROWS && hasNext()) {
                if (next == RecordTable.NONE) {
                    open();
                }
                int record = next;
                weights[n] = Math.toIntExact(rows.get(record, WeightedRows.WEIGHT));
                records[n] = record;
                starts[n] = start;
                ends[n] = end;
                n += weights[n] > 0 ? 1 : 0;
                gone[removed++] = record;
                int following = (int) rows.get(record, NEXT) - 1;
                next = following == record ? RecordTable.NONE : following;
            }
            Batch result = withWindows(rows.rows(records, Arrays.copyOf(weights, n), n), starts, ends);
            for (int i = 0; i < removed; i++) {
                rows.table().remove(gone[i]);
            }
            return result;
        }

        /** Begins with the rows of the next session that has ended. */
        private void open() {
            Sessions.Ended ended = sessions.takeEnded(localWatermark(), 1);
            start = ended.starts()[0];
            end = ended.ends()[0];
            int chain = chain(ended.numbers()[0]);
            next = (int) word(chain, HEAD) - 1;
            chains.remove(chain);
        }
    }

    private Batch withWindows(Batch batch, long[] starts, long[] ends) {
        int count = batch.size();
        Schema output = factory.output();
        int at = factory.input().size();
        boolean zoned = output.type(at + 2) instanceof DataType.TimestampLtz;
        long[] last = new long[count];
        for (int i = 0; i < count; i++) {
            last[i] = (zoned ? times.toEpoch(ends[i]) : ends[i]) - 1;
        }
        Column[] columns = Arrays.copyOf(batch.columns(), at + 3);
        columns[at] = new TimestampColumn(output.type(at), count, Arrays.copyOf(starts, count), null, null);
        columns[at + 1] = new TimestampColumn(output.type(at + 1), count, Arrays.copyOf(ends, count), null, null);
        columns[at + 2] = new TimestampColumn(output.type(at + 2), count, last, null, null);
        return batch.withColumns(output, columns);
    }
}
