package dev.weir.testkit;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.state.StateOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Runs an operator over a script of rows, watermarks, times and epochs in many ways that must come to the same: each
 * part of the script as one batch; a row at a time; cut at random into batches with dictionaries, constants, selections
 * and spare rows; with the inputs in another order; with an output that makes lazy batches one by one; with a
 * checkpoint after every batch, from which new instances go on, as many as before or, if {@link #keyedBy} says how rows
 * are divided, from one to four. The result is a {@link ZSet} for each part of the script (parts end with epochs), the
 * same for all ways, which the test holds against a model.
 */
public final class OperatorHarness {
    private static final int RANDOM_RUNS = 4;
    private static final int RESTORED_RUNS = 3;
    private static final int MOST_INSTANCES = 4;
    private static final int SEEDS_A_TIGHT_ONE = 16;
    private static final Configuration LITTLE_MEMORY = Configuration.EMPTY
            .with(StateOptions.MEMORY.key(), "1 b")
            .with(StateOptions.DIRECTORY.key(), "target/state");

    private sealed interface Step {
        record Rows(int input, List<Row> rows) implements Step {}

        record Watermark(long millis) implements Step {}

        record Time(long millis) implements Step {}

        record Epoch() implements Step {}
    }

    /**
     * What an operator emitted.
     *
     * @param epochs the main output: an element for each epoch of the script, and one for what came after the last
     * @param sides side output 1, summed up over the script
     * @param changes how many changes the main output had before they were summed up
     */
    public record Result(List<ZSet> epochs, ZSet sides, int changes) {
        /** The sum over all epochs. */
        public ZSet total() {
            ZSet total = new ZSet();
            epochs.forEach(total::add);
            return total;
        }
    }

    private final OperatorFactory factory;
    private final Schema[] inputs;
    private final List<InputRouting> routing = new ArrayList<>();
    private boolean scales;
    private final List<Step> script = new ArrayList<>();
    private boolean netOnly;
    private boolean perEpoch = true;
    private boolean tight;

    /** @param inputs the schemas of the operator's inputs */
    public OperatorHarness(OperatorFactory factory, Schema... inputs) {
        this.factory = factory;
        this.inputs = inputs.clone();
        for (int i = 0; i < inputs.length; i++) {
            routing.add(new InputRouting.Any());
        }
    }

    /** Rows of an input; their kinds give their weights. */
    public OperatorHarness rows(int input, List<Row> rows) {
        script.add(new Step.Rows(input, List.copyOf(rows)));
        return this;
    }

    /** Rows of input 0. */
    public OperatorHarness rows(Row... rows) {
        return rows(0, Arrays.asList(rows));
    }

    /** Event time advances. */
    public OperatorHarness watermark(long millis) {
        script.add(new Step.Watermark(millis));
        return this;
    }

    /**
     * Processing time advances, and instances are woken that asked for it: one before the other, so that checkpoints
     * may come in between.
     */
    public OperatorHarness time(long millis) {
        script.add(new Step.Time(millis));
        return this;
    }

    /** A barrier comes. */
    public OperatorHarness epoch() {
        script.add(new Step.Epoch());
        return this;
    }

    /**
     * The rows of an input are divided by these columns among the instances of the operator, whose number may change.
     */
    public OperatorHarness keyedBy(int input, int... columns) {
        routing.set(input, new InputRouting.ByKey(columns.clone()));
        scales = true;
        return this;
    }

    /** All rows of an input go to every instance of the operator, whose number may change. */
    public OperatorHarness broadcast(int input) {
        routing.set(input, new InputRouting.All());
        scales = true;
        return this;
    }

    /** Requires that no two changes of an epoch cancel each other, as behind GROUP BY. */
    public OperatorHarness netOnly() {
        netOnly = true;
        return this;
    }

    /** Compares runs by their sums over the whole script only, for operators that emit when they like. */
    public OperatorHarness totalsOnly() {
        perEpoch = false;
        return this;
    }

    /**
     * Runs the script with memory for almost no state as well, so that what can go to disk does at every chance;
     * checkpoints of that are restored with more memory, and others with so little.
     */
    public OperatorHarness withLittleMemory() {
        tight = true;
        return this;
    }

    /** As {@link #withLittleMemory()}, for one seed of some: files take their time. */
    public OperatorHarness withLittleMemory(long seed) {
        return Math.floorMod(seed, SEEDS_A_TIGHT_ONE) == 0 ? withLittleMemory() : this;
    }

    /** Runs the script in all ways and returns what it came to. */
    public Result run(long seed) {
        Result whole = new Run(new SplittableRandom(seed), Cut.WHOLE, false, Trouble.NONE).run();
        Run lazy = new Run(new SplittableRandom(seed), Cut.WHOLE, true, Trouble.NONE);
        compare("whole, lazily drained", seed, whole, lazy.run(), netOnly);
        Run byRow = new Run(new SplittableRandom(seed), Cut.ROWS, false, Trouble.NONE);
        compare("row by row", seed, whole, byRow.run(), netOnly);
        for (int i = 0; i < RANDOM_RUNS; i++) {
            SplittableRandom random = new SplittableRandom(seed + 1 + i);
            Run cut = new Run(random, Cut.RANDOM, i % 2 == 0, Trouble.NONE);
            compare("cut at random " + i, seed, whole, cut.run(), netOnly);
        }
        // Checkpoints are epochs too, so what is net in each of them may not be so over an epoch of the script.
        for (int i = 0; i < RESTORED_RUNS; i++) {
            Run restored = new Run(new SplittableRandom(seed + i), Cut.RANDOM, i == 0, Trouble.RESTORED);
            compare("restored " + i, seed, whole, restored.run(), false);
            if (scales) {
                Run scaled = new Run(new SplittableRandom(seed + i), Cut.RANDOM, i == 0, Trouble.SCALED);
                compare("restored by other numbers of instances " + i, seed, whole, scaled.run(), false);
            }
        }
        if (tight) {
            Run small = new Run(new SplittableRandom(seed), Cut.RANDOM, true, Trouble.NONE, List.of(LITTLE_MEMORY));
            compare("with little memory", seed, whole, small.run(), netOnly);
            Trouble trouble = scales ? Trouble.SCALED : Trouble.RESTORED;
            Run restored = new Run(new SplittableRandom(seed), Cut.RANDOM, false, trouble, List.of(LITTLE_MEMORY));
            compare("restored with little memory", seed, whole, restored.run(), false);
            List<Configuration> both = List.of(LITTLE_MEMORY, Configuration.EMPTY);
            Run changing = new Run(new SplittableRandom(seed), Cut.RANDOM, true, trouble, both);
            compare("restored with more memory or less", seed, whole, changing.run(), false);
        }
        return whole;
    }

    private void compare(String way, long seed, Result expected, Result actual, boolean net) {
        String where = factory.describe() + " run " + way + " (seed " + seed + ")";
        boolean same = perEpoch
                ? expected.epochs.equals(actual.epochs)
                : expected.total().equals(actual.total());
        if (!same || !expected.sides.equals(actual.sides)) {
            throw new AssertionError(where + " differs.\nwhole:\n" + expected + "\nthis:\n" + actual);
        }
        if (net) {
            int changes = actual.epochs.stream()
                    .mapToInt(epoch -> epoch.weights().size())
                    .sum();
            if (changes != actual.changes) {
                throw new AssertionError(where + " emitted " + actual.changes + " changes that come to " + changes);
            }
        }
    }

    private enum Cut {
        WHOLE,
        ROWS,
        RANDOM
    }

    private enum Trouble {
        NONE,
        RESTORED,
        SCALED
    }

    /** One way through the script. */
    private final class Run {
        private final SplittableRandom random;
        private final Cut cut;
        private final DrainingOutput output;
        private final TestingInstances operator;
        private final Trouble trouble;
        private final List<ZSet> epochs = new ArrayList<>();
        private final ZSet sides = new ZSet();
        private int changes;

        Run(SplittableRandom random, Cut cut, boolean lazy, Trouble trouble) {
            this(random, cut, lazy, trouble, List.of(Configuration.EMPTY));
        }

        Run(SplittableRandom random, Cut cut, boolean lazy, Trouble trouble, List<Configuration> options) {
            this.random = random;
            this.cut = cut;
            this.trouble = trouble;
            output = new DrainingOutput(lazy);
            operator = new TestingInstances(factory, routing, instances(), output, options);
        }

        private int instances() {
            return trouble == Trouble.SCALED ? 1 + random.nextInt(MOST_INSTANCES) : 1;
        }

        Result run() {
            try (operator) {
                List<List<Row>> pending = newPending();
                for (Step step : script) {
                    switch (step) {
                        case Step.Rows rows -> pending.get(rows.input).addAll(rows.rows);
                        case Step.Watermark watermark -> {
                            feed(pending, false);
                            operator.watermark(watermark.millis);
                            disturb();
                        }
                        case Step.Time time -> {
                            feed(pending, false);
                            operator.time(time.millis);
                            if (trouble != Trouble.NONE) {
                                operator.wakeUp(instance -> random.nextBoolean());
                            }
                            disturb();
                            operator.wakeUp(instance -> true);
                            disturb();
                        }
                        case Step.Epoch barrier -> {
                            feed(pending, false);
                            operator.epoch();
                            disturb();
                            take();
                        }
                    }
                }
                feed(pending, true);
                operator.watermark(Watermarks.MAX);
                disturb();
                operator.epoch();
                operator.finish();
                take();
            }
            return new Result(epochs, sides, changes);
        }

        /** Makes a checkpoint, from which mostly new instances go on. */
        private void disturb() {
            if (trouble == Trouble.NONE) {
                return;
            }
            if (random.nextInt(4) == 0) {
                operator.checkpoint(random.nextInt(3) > 0);
            } else {
                operator.restart(instances(), random);
            }
        }

        private List<List<Row>> newPending() {
            List<List<Row>> pending = new ArrayList<>();
            for (int i = 0; i < inputs.length; i++) {
                pending.add(new ArrayList<>());
            }
            return pending;
        }

        /** Gives the operator the rows that wait, as far as it accepts them; at the end, all of them. */
        private void feed(List<List<Row>> pending, boolean end) {
            List<List<Batch>> batches = new ArrayList<>();
            for (int i = 0; i < inputs.length; i++) {
                batches.add(new ArrayList<>(batches(inputs[i], pending.get(i))));
                pending.get(i).clear();
            }
            boolean[] ended = new boolean[inputs.length];
            while (true) {
                List<Integer> ready = new ArrayList<>();
                for (int i = 0; i < inputs.length; i++) {
                    boolean something = !batches.get(i).isEmpty() || end && !ended[i];
                    if (something && operator.accepts(i)) {
                        ready.add(i);
                    }
                }
                if (ready.isEmpty()) {
                    break;
                }
                int input = ready.get(cut == Cut.RANDOM ? random.nextInt(ready.size()) : 0);
                if (batches.get(input).isEmpty()) {
                    ended[input] = true;
                    operator.inputEnded(input);
                } else {
                    operator.process(input, batches.get(input).removeFirst());
                }
                disturb();
            }
            for (int i = 0; i < inputs.length; i++) {
                for (Batch left : batches.get(i)) {
                    pending.get(i).addAll(left.toRows());
                }
            }
        }

        private List<Batch> batches(Schema schema, List<Row> rows) {
            if (rows.isEmpty()) {
                return List.of();
            }
            return switch (cut) {
                case WHOLE -> List.of(Batch.ofRows(schema, rows));
                case ROWS ->
                    rows.stream().map(row -> Batch.ofRows(schema, List.of(row))).toList();
                case RANDOM -> new HostileBatches(random).cut(schema, rows);
            };
        }

        private void take() {
            ZSet epoch = new ZSet();
            for (Batch batch : output.take(0)) {
                changes += batch.size();
                epoch.add(batch);
            }
            epochs.add(epoch);
            output.take(1).forEach(sides::add);
        }
    }
}
