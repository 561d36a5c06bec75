package dev.weir.datagen;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/** Makes the rows of its shares in turn, as fast as the clock allows. Owned by its task's thread. */
final class DatagenReader implements SourceReader {
    private static final int BATCH = 2048;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final DatagenSource source;
    private final OperatorContext context;
    private final Schema schema;
    private final long seed;
    private final Deque<Progress> shares = new ArrayDeque<>();

    /** A share that rows are made of. */
    private final class Progress {
        private final DatagenSource.Share share;
        private final long seed;
        /** What one row takes, and when the next one is due. */
        private final double nanosPerRow;

        private double dueNanos;
        private long next;

        Progress(DatagenSource.Share share, long seed) {
            this.share = share;
            this.seed = seed;
            next = share.next();
            nanosPerRow = (double) NANOS_PER_SECOND * share.of() / source.rowsPerSecond();
            dueNanos = context.clock().nanos();
        }

        /** Takes as many rows as are due now. */
        int takeDue(long now) {
            // Who cannot keep up is not made to catch up with more than a second.
            dueNanos = Math.max(dueNanos, (double) (now - NANOS_PER_SECOND));
            if (dueNanos > now) {
                return 0;
            }
            long left = (source.rows() - next - 1) / share.of() + 1;
            int rows = (int) Math.min(Math.min((long) ((now - dueNanos) / nanosPerRow) + 1, BATCH), left);
            dueNanos += rows * nanosPerRow;
            return rows;
        }

        DatagenSource.Share unread() {
            boolean ofSource = source.seed().isPresent();
            return new DatagenSource.Share(
                    share.index(), share.of(), next, ofSource ? OptionalLong.empty() : OptionalLong.of(seed));
        }
    }

    DatagenReader(DatagenSource source, OperatorContext context) {
        this.source = source;
        this.context = context;
        this.schema = source.schema();
        this.seed = source.seed().orElseGet(() -> context.random().nextLong());
    }

    @Override
    public void add(Source.Split split) {
        DatagenSource.Share share = (DatagenSource.Share) split;
        shares.add(new Progress(share, source.seed().orElse(share.seed().orElse(seed))));
    }

    @Override
    public Status poll(SourceOutput output) {
        long now = context.clock().nanos();
        for (int i = shares.size(); i > 0; i--) {
            Progress progress = shares.remove();
            if (progress.next >= source.rows()) {
                output.splitFinished(progress.share);
                return shares.isEmpty() ? Status.NEEDS_SPLIT : Status.MORE;
            }
            shares.add(progress);
            int rows = progress.takeDue(now);
            if (rows > 0) {
                output.emit(progress.share, batch(progress, rows));
                progress.next += (long) rows * progress.share.of();
                return Status.MORE;
            }
        }
        if (shares.isEmpty()) {
            return Status.NEEDS_SPLIT;
        }
        double due = shares.stream().mapToDouble(share -> share.dueNanos).min().orElse((double) now);
        context.wakeUpAt(context.clock().millis() + Math.max(1, Math.round((due - now) / 1e6)));
        return Status.DRY;
    }

    /** After a change of the parallelism there may be more shares than readers, and all go on at once. */
    @Override
    public boolean wantsMoreSplits() {
        return true;
    }

    private Batch batch(Progress progress, int rows) {
        long now = context.clock().millis();
        Column[] columns = new Column[source.projection().length];
        for (int i = 0; i < columns.length; i++) {
            int column = source.projection()[i];
            // The seed of a column does not depend on which others are wanted.
            long columnSeed = RowNumbers.mix(progress.seed + column * 0x632BE59BD9B4E019L);
            RowNumbers numbers = new RowNumbers(progress.next, progress.share.of(), rows, columnSeed, now, 1);
            columns[i] = source.generators().get(column).generate(numbers);
        }
        return Batch.of(schema, rows, columns);
    }

    @Override
    public List<Source.Split> unread() {
        List<Source.Split> unread = new ArrayList<>();
        shares.forEach(progress -> unread.add(progress.unread()));
        return unread;
    }
}
