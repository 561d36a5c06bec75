package dev.weir.datagen;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Makes the rows of one share after another, as fast as the clock allows. Owned by its task's thread. */
final class DatagenReader implements SourceReader {
    private static final int BATCH = 2048;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final DatagenSource source;
    private final OperatorContext context;
    private final Schema schema;
    private final long seed;
    private final Queue<DatagenSource.Share> waiting = new ArrayDeque<>();
    private DatagenSource.@Nullable Share share;
    private long next;
    /** What one row of this reader takes, and when the next one is due. */
    private double nanosPerRow;

    private double dueNanos;

    DatagenReader(DatagenSource source, OperatorContext context) {
        this.source = source;
        this.context = context;
        this.schema = source.schema();
        this.seed = source.seed().orElseGet(() -> context.random().nextLong());
    }

    @Override
    public void add(Source.Split split) {
        waiting.add((DatagenSource.Share) split);
    }

    @Override
    public Status poll(SourceOutput output) {
        if (share == null) {
            share = waiting.poll();
            if (share == null) {
                return Status.NEEDS_SPLIT;
            }
            next = share.index();
            nanosPerRow = (double) NANOS_PER_SECOND * share.of() / source.rowsPerSecond();
            dueNanos = context.clock().nanos();
        }
        if (next >= source.rows()) {
            output.splitFinished(share);
            share = null;
            return waiting.isEmpty() ? Status.NEEDS_SPLIT : Status.MORE;
        }
        int rows = dueRows();
        if (rows == 0) {
            return Status.DRY;
        }
        output.emit(share, batch(rows, share.of()));
        next += (long) rows * share.of();
        return Status.MORE;
    }

    /** How many rows are due now; when none is, asks to be woken. */
    private int dueRows() {
        DatagenSource.Share present = java.util.Objects.requireNonNull(share);
        long now = context.clock().nanos();
        // Who cannot keep up is not made to catch up with more than a second.
        dueNanos = Math.max(dueNanos, (double) (now - NANOS_PER_SECOND));
        if (dueNanos > now) {
            long waitMillis = Math.max(1, Math.round((dueNanos - now) / 1e6));
            context.wakeUpAt(context.clock().millis() + waitMillis);
            return 0;
        }
        long left = (source.rows() - next - 1) / present.of() + 1;
        int rows = (int) Math.min(Math.min((long) ((now - dueNanos) / nanosPerRow) + 1, BATCH), left);
        dueNanos += rows * nanosPerRow;
        return rows;
    }

    private Batch batch(int rows, int step) {
        long now = context.clock().millis();
        Column[] columns = new Column[source.projection().length];
        for (int i = 0; i < columns.length; i++) {
            int column = source.projection()[i];
            // The seed of a column does not depend on which others are wanted.
            long columnSeed = RowNumbers.mix(seed + column * 0x632BE59BD9B4E019L);
            columns[i] = source.generators().get(column).generate(new RowNumbers(next, step, rows, columnSeed, now, 1));
        }
        return Batch.of(schema, rows, columns);
    }
}
