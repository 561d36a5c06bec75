package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A window table function by itself: each row once for every aligned window it is in, with {@code window_start},
 * {@code window_end}, {@code window_time} behind its columns. Stateless and linear. Sessions, which are known only at
 * their end, are another operator of the same plan node.
 */
public final class WindowAssignOperator implements WindowOperator {
    private final Factory factory;
    private final Slices slices;
    private final EventTimes times;

    private WindowAssignOperator(Factory factory) {
        this.factory = factory;
        slices = new Slices(factory.window);
        times = new EventTimes(factory.timeColumn, factory.zone);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        if (batch.isEmpty()) {
            return;
        }
        long[] ends = Arrays.copyOf(times.read(batch), batch.size());
        for (int i = 0; i < ends.length; i++) {
            ends[i] = slices.end(ends[i]);
        }
        output.emitAll(new Windows(batch, ends));
    }

    /** Rows do not wait for the end of their windows. */
    @Override
    public long nextEnd() {
        return Long.MAX_VALUE;
    }

    /** The rows with their first windows, then those that have a second with it, and so on. */
    private final class Windows implements Iterator<Batch> {
        private final Batch batch;
        private final long[] sliceEnds;
        private long nth;
        private int[] rows;
        private int count;

        Windows(Batch batch, long[] sliceEnds) {
            this.batch = batch;
            this.sliceEnds = sliceEnds;
            rows = Indexes.all(sliceEnds.length);
            count = rows.length;
        }

        @Override
        public boolean hasNext() {
            return count > 0;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int physicalRows = batch.physicalRows();
            long[] starts = new long[physicalRows];
            long[] ends = new long[physicalRows];
            long[] last = new long[physicalRows];
            int[] selection = new int[count];
            boolean zoned = factory.output.type(factory.output.size() - 1) instanceof DataType.TimestampLtz;
            int[] left = new int[count];
            int n = 0;
            for (int i = 0; i < count; i++) {
                int row = batch.row(rows[i]);
                long end = sliceEnds[rows[i]] + nth * slices.length();
                selection[i] = row;
                starts[row] = slices.start(end);
                ends[row] = end;
                last[row] = (zoned ? times.toEpoch(end) : end) - 1;
                left[n] = rows[i];
                n += end < slices.lastWindowEnd(sliceEnds[rows[i]]) ? 1 : 0;
            }
            Batch result = withWindows(starts, ends, last).select(selection, count);
            rows = left;
            count = n;
            nth++;
            return result;
        }

        private Batch withWindows(long[] starts, long[] ends, long[] last) {
            int at = factory.input.size();
            Column[] columns = Arrays.copyOf(batch.columns(), at + 3);
            int size = batch.physicalRows();
            columns[at] = new TimestampColumn(factory.output.type(at), size, starts, null, null);
            columns[at + 1] = new TimestampColumn(factory.output.type(at + 1), size, ends, null, null);
            columns[at + 2] = new TimestampColumn(factory.output.type(at + 2), size, last, null, null);
            return batch.withColumns(factory.output, columns);
        }
    }

    /**
     * The plan node.
     *
     * @param timeColumn the event time
     * @param zone whose wall clock windows follow: the session's zone for TIMESTAMP_LTZ, UTC for TIMESTAMP
     * @param partitionKeys the columns that divide sessions; of no meaning for other windows
     */
    public record Factory(
            Schema input, WindowSpec window, int timeColumn, ZoneId zone, List<Integer> partitionKeys, Schema output)
            implements WindowOperator.Factory {
        public Factory {
            partitionKeys = List.copyOf(partitionKeys);
            if (output.size() != input.size() + 3) {
                throw new IllegalArgumentException("the output is the input and three window columns");
            }
        }

        @Override
        public String describe() {
            String keys = partitionKeys.isEmpty() ? "" : ", partitionBy=" + Indexes.names(input, partitionKeys);
            return "WindowAssign(window=" + window.describe() + ", time=" + input.name(timeColumn) + keys + ")";
        }

        @Override
        public List<Integer> outputKeys() {
            return List.of();
        }

        @Override
        public WindowOperator create(OperatorContext context, long watermark) {
            return window instanceof WindowSpec.Session session
                    ? new SessionAssignOperator(this, session, context, watermark)
                    : new WindowAssignOperator(this);
        }
    }
}
