package dev.weir.testkit;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.FixedSplits;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A bounded source whose splits are lists of batches. Its readers emit a batch a poll, and run dry for some
 * milliseconds between two with a probability in percent.
 */
public record ListSource(Schema schema, List<List<Batch>> splits, int dryPercent) implements Source {
    /** A source that never runs dry. */
    public static ListSource of(Schema schema, List<List<Batch>> splits) {
        return new ListSource(schema, splits, 0);
    }

    /** A split: its index in the list, and how many of its batches were emitted. */
    private record Index(int index, int next) implements Split {
        @Override
        public String id() {
            return "split-" + index;
        }
    }

    private record IndexCodec() implements SplitCodec {
        @Override
        public byte[] encode(Split split) {
            Index at = (Index) split;
            return new ByteWriter(1).integer(at.index()).integer(at.next()).toBytes();
        }

        @Override
        public Split decode(byte[] bytes) {
            ByteReader reader = new ByteReader(bytes, 1);
            return new Index((int) reader.integer(), (int) reader.integer());
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
        return new FixedSplits(IntStream.range(0, splits.size())
                .mapToObj(index -> new Index(index, 0))
                .toList());
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return Optional.of(new IndexCodec());
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new Reader(context);
    }

    /**
     * For each split the batches that were emitted when this was left.
     *
     * @param left splits as bytes, the first of each counts; null when no split was known
     */
    public List<List<Batch>> before(@Nullable List<byte[]> left) {
        int[] emitted = new int[splits.size()];
        Arrays.setAll(emitted, index -> left == null ? 0 : splits.get(index).size());
        if (left != null) {
            IndexCodec codec = new IndexCodec();
            left.reversed().forEach(bytes -> {
                Index at = (Index) codec.decode(bytes);
                emitted[at.index()] = at.next();
            });
        }
        return IntStream.range(0, emitted.length)
                .mapToObj(index -> splits.get(index).subList(0, emitted[index]))
                .toList();
    }

    private final class Reader implements SourceReader {
        private final OperatorContext context;
        private final Deque<Index> assigned = new ArrayDeque<>();

        Reader(OperatorContext context) {
            this.context = context;
        }

        @Override
        public void add(Split split) {
            assigned.add((Index) split);
        }

        @Override
        public Status poll(SourceOutput output) {
            Index split = assigned.peek();
            if (split == null) {
                return Status.NEEDS_SPLIT;
            }
            if (dryPercent > 0 && context.random().nextInt(100) < dryPercent) {
                context.wakeUpAt(context.clock().millis() + 1 + context.random().nextInt(30));
                return Status.DRY;
            }
            assigned.remove();
            List<Batch> batches = splits.get(split.index());
            if (split.next() < batches.size()) {
                output.emit(split, batches.get(split.next()));
                assigned.addFirst(new Index(split.index(), split.next() + 1));
                return Status.MORE;
            }
            output.splitFinished(split);
            return assigned.isEmpty() ? Status.NEEDS_SPLIT : Status.MORE;
        }

        @Override
        public List<Split> unread() {
            return List.copyOf(assigned);
        }
    }
}
