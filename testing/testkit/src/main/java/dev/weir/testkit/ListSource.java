package dev.weir.testkit;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A bounded source whose splits are lists of batches. Its readers emit a batch a poll, and run dry for some
 * milliseconds between two with a probability in percent.
 */
public record ListSource(Schema schema, List<List<Batch>> splits, int dryPercent) implements Source {
    /** A source that never runs dry. */
    public static ListSource of(Schema schema, List<List<Batch>> splits) {
        return new ListSource(schema, splits, 0);
    }

    /** A split: its index in the list. */
    private record Index(int index) implements Split {
        @Override
        public String id() {
            return "split-" + index;
        }
    }

    @Override
    public String describe() {
        return "List(" + splits.size() + " splits)";
    }

    @Override
    public boolean isBounded() {
        return true;
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return () -> {
            List<Split> all = new ArrayList<>();
            for (int i = 0; i < splits.size(); i++) {
                all.add(new Index(i));
            }
            return all;
        };
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new Reader(context);
    }

    private final class Reader implements SourceReader {
        private final OperatorContext context;
        private final Deque<Split> assigned = new ArrayDeque<>();
        private int next;

        Reader(OperatorContext context) {
            this.context = context;
        }

        @Override
        public void add(Split split) {
            assigned.add(split);
        }

        @Override
        public Status poll(SourceOutput output) {
            Split split = assigned.peek();
            if (split == null) {
                return Status.NEEDS_SPLIT;
            }
            if (dryPercent > 0 && context.random().nextInt(100) < dryPercent) {
                context.wakeUpAt(context.clock().millis() + 1 + context.random().nextInt(30));
                return Status.DRY;
            }
            List<Batch> batches = splits.get(((Index) split).index());
            if (next < batches.size()) {
                output.emit(split, batches.get(next++));
                return Status.MORE;
            }
            next = 0;
            assigned.remove();
            output.splitFinished(split);
            return assigned.isEmpty() ? Status.NEEDS_SPLIT : Status.MORE;
        }
    }
}
