package dev.weir.bench;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Hashing;
import dev.weir.data.LongColumn;
import dev.weir.data.ObjectColumn;
import dev.weir.data.Schema;
import dev.weir.dataflow.FixedSplits;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keys for a job with much state: first each of them once, then keys at random, without end, as many as it is allowed
 * to emit. What a row is follows from its number, so that reading goes on where a checkpoint says.
 *
 * @param schema one column: BIGINT, or objects
 * @param keys how many different ones
 * @param allowed the number of rows that may be emitted; the reader looks at it again and again
 */
record Load(Schema schema, int keys, AtomicLong allowed) implements Source {
    private static final long SCATTER = 0x9E3779B97F4A7C15L;
    /** Sums of keys stay far from overflowing. */
    private static final long LARGEST = (1L << 40) - 1;

    private static final int REST_MILLIS = 5;

    /** @param row the number of the next row */
    private record Position(long row) implements Split {
        @Override
        public String id() {
            return "rows";
        }
    }

    private record PositionCodec() implements SplitCodec {
        @Override
        public byte[] encode(Split split) {
            return new ByteWriter(1).integer(((Position) split).row()).toBytes();
        }

        @Override
        public Split decode(byte[] bytes) {
            return new Position(new ByteReader(bytes, 1).integer());
        }
    }

    @Override
    public String describe() {
        return "Load(" + keys + " keys)";
    }

    @Override
    public boolean isBounded() {
        return false;
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return new FixedSplits(List.of(new Position(0)));
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return Optional.of(new PositionCodec());
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new Reader(context);
    }

    private final class Reader implements SourceReader {
        private final OperatorContext context;
        private long next = -1;

        Reader(OperatorContext context) {
            this.context = context;
        }

        @Override
        public void add(Split split) {
            next = ((Position) split).row();
        }

        @Override
        public Status poll(SourceOutput output) {
            if (next < 0) {
                return Status.NEEDS_SPLIT;
            }
            int rows = (int) Math.min(Samples.ROWS, allowed.get() - next);
            if (rows <= 0) {
                context.wakeUpAt(context.clock().millis() + REST_MILLIS);
                return Status.DRY;
            }
            Position from = new Position(next);
            next += rows;
            output.emit(from, batch(from.row, rows));
            return Status.MORE;
        }

        @Override
        public List<Split> unread() {
            return next < 0 ? List.of() : List.of(new Position(next));
        }
    }

    private Batch batch(long from, int rows) {
        long[] values = new long[rows];
        for (int i = 0; i < rows; i++) {
            long row = from + i;
            long key = row < keys ? row : (Hashing.mix(row) >>> 1) % keys;
            // Keys that are dense integers would make hash tables look better than they are.
            values[i] = key * SCATTER & LARGEST;
        }
        return Batch.of(schema, rows, column(values, rows));
    }

    private Column column(long[] values, int rows) {
        if (schema.type(0).equals(StateJobs.RECORDS.type(0))) {
            return new LongColumn(schema.type(0), rows, values, null);
        }
        Object[] objects = new Object[rows];
        for (int i = 0; i < rows; i++) {
            objects[i] = values[i];
        }
        return new ObjectColumn(schema.type(0), rows, objects);
    }
}
