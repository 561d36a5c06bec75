package dev.weir.simulator;

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
        };
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
        };
    }
}
