package dev.weir.testkit;

import dev.weir.base.Seeds;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds a source to what {@link Source#splitCodec} promises. The source is read once undisturbed, and then again and
 * again by readers that die: at random moments a checkpoint is taken, as bytes, a random number of further steps later
 * everything is thrown away, and fresh readers and a fresh enumerator go on from the checkpoint. The rows of each split
 * up to the checkpoints must be those of the undisturbed run, in the same order.
 */
public final class SourceReplay {
    private static final int EMPTY_LOOKS = 3;
    private static final int MOST_STEPS = 5_000_000;

    private final Source source;
    private final Source.SplitCodec codec;
    private final long seed;
    private final SplittableRandom random;
    private int checkpoints;

    private SourceReplay(Source source, long seed) {
        this.source = source;
        this.seed = seed;
        this.random = Seeds.generator(seed, "source replay");
        this.codec = source.splitCodec()
                .orElseThrow(() -> new AssertionError("the source has no codec: " + source.describe()));
    }

    /**
     * Runs the source disturbed by some seeds and compares; fails with the seed. Ends when the splits are read and
     * nothing new is found several times in a row.
     *
     * @param steps about how many polls lie between two checkpoints
     */
    public static void check(Source source, int seeds, int steps) {
        Map<String, List<Row>> undisturbed = new SourceReplay(source, 0).read(Integer.MAX_VALUE);
        for (long seed = 1; seed <= seeds; seed++) {
            SourceReplay replay = new SourceReplay(source, seed);
            Map<String, List<Row>> rows = replay.read(steps);
            replay.compare(undisturbed, rows);
        }
    }

    private void compare(Map<String, List<Row>> expected, Map<String, List<Row>> actual) {
        String where = "seed " + seed + ", after " + checkpoints + " restores of " + source.describe() + ": ";
        if (!expected.keySet().equals(actual.keySet())) {
            throw new AssertionError(where + "splits " + actual.keySet() + " instead of " + expected.keySet());
        }
        expected.forEach((split, rows) -> {
            List<Row> others = actual.getOrDefault(split, List.of());
            for (int i = 0; i < Math.min(rows.size(), others.size()); i++) {
                if (!rows.get(i).equals(others.get(i))) {
                    throw new AssertionError(where + "row " + i + " of split " + split + " is " + others.get(i)
                            + " instead of " + rows.get(i));
                }
            }
            if (rows.size() != others.size()) {
                throw new AssertionError(
                        where + "split " + split + " has " + others.size() + " rows instead of " + rows.size());
            }
        });
    }

    /** What is left and what was read, at a checkpoint. */
    private record Checkpoint(byte[] enumerator, List<byte[]> splits, Map<String, Integer> rows) {}

    private Map<String, List<Row>> read(int steps) {
        Map<String, List<Row>> rows = new TreeMap<>();
        Attempt attempt = new Attempt(rows);
        boolean disturbed = steps < Integer.MAX_VALUE;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (disturbed && random.nextInt(steps) == 0) {
                Checkpoint checkpoint = attempt.checkpoint();
                for (int more = random.nextInt(steps); more > 0; more--) {
                    attempt.step();
                }
                attempt.close();
                rows.forEach((split, read) -> {
                    int kept = checkpoint.rows().getOrDefault(split, 0);
                    read.subList(kept, read.size()).clear();
                });
                rows.values().removeIf(List::isEmpty);
                attempt = new Attempt(rows);
                attempt.restore(checkpoint);
                checkpoints++;
            } else if (!attempt.step()) {
                attempt.close();
                return rows;
            }
        }
        throw new AssertionError("seed " + seed + ": the source does not end");
    }

    /** Readers and an enumerator, until they die. */
    private final class Attempt implements SourceReader.SourceOutput {
        private final Map<String, List<Row>> rows;
        private final List<SourceReader> readers = new ArrayList<>();
        private final List<TestingContext> contexts = new ArrayList<>();
        private final Source.Enumerator enumerator;
        private final Deque<Source.Split> waiting = new ArrayDeque<>();
        private final Set<String> open = new TreeSet<>();
        private int emptyLooks;

        Attempt(Map<String, List<Row>> rows) {
            this.rows = rows;
            int parallelism = seed == 0 ? 2 : 1 + random.nextInt(3);
            enumerator = source.enumerator(2);
            for (int i = 0; i < parallelism; i++) {
                TestingContext context = new TestingContext("source", i, parallelism);
                contexts.add(context);
                readers.add(source.reader(context));
            }
        }

        /** Lets one reader do something; returns false when there is nothing left to do. */
        boolean step() {
            int index = random.nextInt(readers.size());
            SourceReader.Status status = readers.get(index).poll(this);
            if (status == SourceReader.Status.DRY) {
                contexts.get(index).clock().advanceMillis(1 + random.nextInt(1000));
            }
            boolean wants = status == SourceReader.Status.NEEDS_SPLIT
                    || readers.get(index).wantsMoreSplits() && random.nextInt(4) == 0;
            if (wants) {
                if (waiting.isEmpty()) {
                    waiting.addAll(enumerator.discover());
                    emptyLooks = waiting.isEmpty() ? emptyLooks + 1 : 0;
                }
                if (!waiting.isEmpty()) {
                    Source.Split split = waiting.remove();
                    if (!open.add(split.id())) {
                        throw new AssertionError("seed " + seed + ": split " + split.id() + " was found twice");
                    }
                    readers.get(index).add(split);
                }
            }
            return emptyLooks < EMPTY_LOOKS || !waiting.isEmpty() || !open.isEmpty();
        }

        Checkpoint checkpoint() {
            List<Source.Split> left = new ArrayList<>();
            readers.forEach(reader -> left.addAll(reader.unread()));
            Set<String> ids = left.stream().map(Source.Split::id).collect(Collectors.toCollection(TreeSet::new));
            if (!ids.equals(open) || ids.size() < left.size()) {
                throw new AssertionError("seed " + seed + ": unread are " + left + ", while " + open + " are open");
            }
            left.addAll(waiting);
            Map<String, Integer> counts = new TreeMap<>();
            rows.forEach((split, read) -> counts.put(split, read.size()));
            return new Checkpoint(
                    enumerator.snapshot(), left.stream().map(codec::encode).toList(), counts);
        }

        void restore(Checkpoint checkpoint) {
            enumerator.restore(checkpoint.enumerator());
            checkpoint.splits().stream().map(codec::decode).forEach(waiting::add);
        }

        void close() {
            readers.forEach(SourceReader::close);
            enumerator.close();
        }

        @Override
        public void emit(Source.Split split, Batch batch) {
            rows.computeIfAbsent(split.id(), id -> new ArrayList<>()).addAll(batch.toRows());
        }

        @Override
        public void splitFinished(Source.Split split) {
            open.remove(split.id());
        }
    }
}
