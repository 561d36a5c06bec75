package dev.weir.testkit;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * The parallel instances of an operator under test, with the exchanges before them. They can be replaced at any time by
 * others, as many as one likes, that go on from a checkpoint.
 */
final class TestingInstances implements AutoCloseable {
    private static final int MAX_PARALLELISM = KeyGroups.DEFAULT_MAX_PARALLELISM;

    private final OperatorFactory factory;
    /** One of them is that of all instances, until others take over. */
    private final List<Configuration> allOptions;

    private Configuration options;
    private final List<InputRouting> inputs;
    private final DrainingOutput output;
    private final HeapBlobStore blobs = new HeapBlobStore();
    private final boolean[] ended;
    private List<TestingContext> contexts = new ArrayList<>();
    private List<Operator> operators = new ArrayList<>();
    private long watermark = Watermarks.MIN;
    private long nowMillis;
    private long epoch;
    private int turn;

    TestingInstances(
            OperatorFactory factory,
            List<InputRouting> inputs,
            int parallelism,
            DrainingOutput output,
            List<Configuration> allOptions) {
        this.factory = factory;
        this.allOptions = allOptions;
        options = allOptions.getFirst();
        this.inputs = inputs;
        this.output = output;
        ended = new boolean[inputs.size()];
        create(parallelism, List.of());
    }

    private void create(int parallelism, List<RestoredState> restored) {
        contexts = new ArrayList<>();
        operators = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            int first = KeyGroups.first(subtask, MAX_PARALLELISM, parallelism);
            int end = KeyGroups.first(subtask + 1, MAX_PARALLELISM, parallelism);
            List<RestoredState> own = restored.stream()
                    .filter(state -> overlaps(state, first, end))
                    .toList();
            StateSetup setup = new StateSetup("test", subtask, parallelism, MAX_PARALLELISM, own, blobs, options, null);
            TestingContext context = new TestingContext(setup, watermark, epoch);
            context.clock().advanceTo(nowMillis);
            contexts.add(context);
            operators.add(factory.create(context));
        }
    }

    private static boolean overlaps(RestoredState state, int first, int end) {
        return KeyGroups.first(state.subtask(), MAX_PARALLELISM, state.parallelism()) < end
                && KeyGroups.first(state.subtask() + 1, MAX_PARALLELISM, state.parallelism()) > first;
    }

    boolean accepts(int input) {
        return operators.stream().allMatch(operator -> operator.accepts(input));
    }

    void process(int input, Batch batch) {
        switch (inputs.get(input)) {
            case InputRouting.Any any -> {
                operators.get(turn++ % operators.size()).process(input, batch, output);
                output.drain();
            }
            case InputRouting.All all -> {
                for (Operator operator : operators) {
                    operator.process(input, batch, output);
                    output.drain();
                }
            }
            case InputRouting.ByKey keys -> divide(input, batch, keys.columns());
        }
    }

    private void divide(int input, Batch batch, int[] keys) {
        long[] hashes = Hashing.of(batch, keys).hashes();
        for (int subtask = 0; subtask < operators.size(); subtask++) {
            int[] rows = new int[batch.size()];
            int n = 0;
            for (int i = 0; i < batch.size(); i++) {
                int row = batch.row(i);
                int group = KeyGroups.of(hashes[row], MAX_PARALLELISM);
                rows[n] = row;
                n += KeyGroups.subtask(group, MAX_PARALLELISM, operators.size()) == subtask ? 1 : 0;
            }
            if (n > 0 || operators.size() == 1) {
                Batch part = n == batch.size() ? batch : batch.select(Arrays.copyOf(rows, n), n);
                operators.get(subtask).process(input, part, output);
                output.drain();
            }
        }
    }

    void inputEnded(int input) {
        ended[input] = true;
        for (Operator operator : operators) {
            operator.inputEnded(input, output);
            output.drain();
        }
    }

    void watermark(long millis) {
        watermark = millis;
        for (Operator operator : operators) {
            operator.watermark(millis, output);
            output.drain();
        }
    }

    /** Sets the clocks; nobody is woken. */
    void time(long millis) {
        nowMillis = millis;
        contexts.forEach(context -> context.clock().advanceTo(millis));
    }

    /** Wakes those of some instances that asked for it. */
    void wakeUp(IntPredicate instances) {
        for (int i = 0; i < operators.size(); i++) {
            boolean chosen = instances.test(i);
            while (chosen && contexts.get(i).takeDueWakeUp()) {
                operators.get(i).wakeUp(nowMillis, output);
                output.drain();
            }
        }
    }

    void epoch() {
        epoch++;
        for (Operator operator : operators) {
            operator.epoch(epoch, output);
            output.drain();
        }
    }

    void finish() {
        for (int i = 0; i < operators.size(); i++) {
            while (!operators.get(i).finish(output)) {
                contexts.get(i).deliverMail(output);
                output.drain();
            }
            output.drain();
        }
    }

    /** Makes a checkpoint, which is completed or given up, and goes on. */
    void checkpoint(boolean completes) {
        snapshot();
        for (TestingContext context : contexts) {
            if (completes) {
                context.state().completed(epoch);
            } else {
                context.state().aborted(epoch);
            }
        }
    }

    /**
     * Makes a checkpoint and goes on from it with new instances.
     *
     * @param random decides which options they have, and whether the end of inputs that have ended is told again
     */
    void restart(int parallelism, SplittableRandom random) {
        List<RestoredState> states = snapshot();
        close();
        options = allOptions.get(random.nextInt(allOptions.size()));
        create(parallelism, states);
        for (int input = 0; input < ended.length; input++) {
            if (ended[input] && random.nextBoolean()) {
                inputEnded(input);
            }
        }
    }

    private List<RestoredState> snapshot() {
        epoch();
        List<RestoredState> states = new ArrayList<>();
        for (int subtask = 0; subtask < contexts.size(); subtask++) {
            StateSnapshot snapshot = contexts.get(subtask).state().freeze(epoch);
            while (snapshot.prepare()) {
                // A bounded piece more.
            }
            try {
                states.add(new RestoredState(subtask, contexts.size(), snapshot.write(blobs)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            snapshot.release();
        }
        return states;
    }

    @Override
    public void close() {
        operators.forEach(Operator::close);
        contexts.forEach(context -> context.state().close());
    }
}
