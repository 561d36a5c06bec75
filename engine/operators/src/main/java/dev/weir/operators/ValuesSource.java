package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.FixedSplits;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Collectors;

/** Constant rows, as VALUES makes them. One split, so one instance reads them all. */
public record ValuesSource(Schema schema, List<Row> rows) implements Source {
    private static final int SHOWN = 3;

    public ValuesSource {
        rows = List.copyOf(rows);
    }

    @Override
    public String describe() {
        String shown =
                rows.stream().limit(SHOWN).map(row -> row.values().toString()).collect(Collectors.joining(", "));
        String rest = rows.size() > SHOWN ? ", … %d rows".formatted(rows.size()) : "";
        return "Values(" + shown + rest + ")";
    }

    @Override
    public boolean isBounded() {
        return true;
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return new FixedSplits(List.of(new AllRows()));
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return Optional.of(new AllRowsCodec());
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new Reader(Batch.ofRows(schema, rows));
    }

    /** All rows. */
    record AllRows() implements Split {
        @Override
        public String id() {
            return "values";
        }
    }

    /** There is only one split. */
    private record AllRowsCodec() implements SplitCodec {
        @Override
        public byte[] encode(Split split) {
            return new byte[0];
        }

        @Override
        public Split decode(byte[] bytes) {
            return new AllRows();
        }
    }

    private static final class Reader implements SourceReader {
        private final Batch rows;
        private final Queue<Split> splits = new ArrayDeque<>();

        Reader(Batch rows) {
            this.rows = rows;
        }

        @Override
        public void add(Split split) {
            splits.add(split);
        }

        @Override
        public Status poll(SourceOutput output) {
            Split split = splits.poll();
            if (split != null) {
                output.emit(split, rows);
                output.splitFinished(split);
            }
            return splits.isEmpty() ? Status.NEEDS_SPLIT : Status.MORE;
        }

        @Override
        public List<Split> unread() {
            return List.copyOf(splits);
        }
    }
}
