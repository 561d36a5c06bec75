package dev.weir.simulator;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A source without end, as a watched folder is: now and then a split appears, until there have been some; split n has
 * the rows (0, 10 n), ..., (0, 10 n + 9).
 */
record WatchedSource(Schema schema, int splits) implements Source {
    private record Part(int number) implements Split {
        @Override
        public String id() {
            return "part-" + number;
        }
    }

    private record PartCodec() implements SplitCodec {
        @Override
        public byte[] encode(Split split) {
            return new ByteWriter(1).integer(((Part) split).number()).toBytes();
        }

        @Override
        public Split decode(byte[] bytes) {
            return new Part((int) new ByteReader(bytes, 1).integer());
        }
    }

    @Override
    public String describe() {
        return "Watched";
    }

    @Override
    public boolean isBounded() {
        return false;
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return new Enumerator() {
            private int found;

            @Override
            public List<Split> discover() {
                return found < splits ? List.of(new Part(found++)) : List.of();
            }

            @Override
            public Optional<Duration> interval() {
                return Optional.of(Duration.ofMillis(100));
            }

            @Override
            public byte[] snapshot() {
                return new ByteWriter(1).integer(found).toBytes();
            }

            @Override
            public void restore(byte[] snapshot) {
                found = (int) new ByteReader(snapshot, 1).integer();
            }
        };
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return Optional.of(new PartCodec());
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        Deque<Split> assigned = new ArrayDeque<>();
        return new SourceReader() {
            @Override
            public void add(Split split) {
                assigned.add(split);
            }

            @Override
            public Status poll(SourceOutput output) {
                Split split = assigned.poll();
                if (split instanceof Part(int number)) {
                    List<Row> rows = new ArrayList<>();
                    for (long i = 0; i < 10; i++) {
                        rows.add(Row.of(0L, number * 10L + i));
                    }
                    output.emit(split, Batch.ofRows(schema, rows));
                    output.splitFinished(split);
                }
                return assigned.isEmpty() ? Status.NEEDS_SPLIT : Status.MORE;
            }

            @Override
            public List<Split> unread() {
                return List.copyOf(assigned);
            }
        };
    }
}
