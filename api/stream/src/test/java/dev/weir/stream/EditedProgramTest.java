package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.data.Row;
import dev.weir.dataflow.checkpoint.RestorePlan;
import dev.weir.dataflow.checkpoint.RestorePlan.Fate;
import dev.weir.simulator.SimulatedFiles;
import dev.weir.simulator.Simulation;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import dev.weir.testkit.CollectingSink;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** A program that is edited between two runs finds its state by uid. */
@SuppressWarnings("SameNameButDifferent") // Contexts go by the short name, as in programs.
class EditedProgramTest {
    private static final int SEEDS = 8;
    private static final long NUMBERS = 5_000;
    private static final int KEYS = 7;
    private static final String UID = "counts";

    /** How many records there were of a key so far. */
    private static final class Counting extends KeyedProcessFunction<Long, Long, String> {
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
        }

        @Override
        public void processElement(Long value, Context context, Collector<String> out) throws Exception {
            long now = Objects.requireNonNullElse(count.value(), 0L) + 1;
            count.update(now);
            out.collect(context.getCurrentKey() + ":" + now);
        }
    }

    private static StreamExecutionEnvironment environment(Simulation simulation, int parallelism, String restore) {
        Configuration options = Configuration.EMPTY.with("checkpoint.interval", "1 h");
        return StreamExecutionEnvironment.on(simulation)
                .setParallelism(parallelism)
                .configure(restore.isEmpty() ? options : options.with("checkpoint.restore", restore));
    }

    private static void before(StreamExecutionEnvironment environment) {
        environment
                .fromSequence(1, NUMBERS)
                .uid("numbers")
                .keyBy(value -> value % KEYS)
                .process(new Counting())
                .uid(UID)
                .sinkTo(new CollectingSink());
    }

    /** The same with other names, more steps and other neighbours. */
    private static CollectingSink after(StreamExecutionEnvironment environment, String uid) {
        CollectingSink sink = new CollectingSink();
        environment.fromSequence(1, 3).addSink(value -> {});
        environment
                .fromSequence(1, NUMBERS)
                .name("renamed")
                .uid("numbers")
                .filter(value -> value > 0)
                .keyBy(value -> value % KEYS)
                .process(new Counting())
                .name("renamed, too")
                .uid(uid)
                .map(text -> text)
                .sinkTo(sink);
        return sink;
    }

    private static boolean hasBegun(JobClient job) {
        return job.metrics().entrySet().stream()
                .anyMatch(metric -> metric.getKey().endsWith(".rows-in") && metric.getValue() > 0);
    }

    private static SimulatedFiles stopped(long seed) {
        SimulatedFiles files = new SimulatedFiles();
        Simulation simulation = new Simulation(seed, files);
        StreamExecutionEnvironment environment = environment(simulation, 2, "");
        before(environment);
        JobClient job = environment.executeAsync("job");
        while (!hasBegun(job)) {
            assertThat(simulation.turn()).isTrue();
        }
        CompletableFuture<String> savepoint = job.stopWithSavepoint();
        simulation.run();
        assertThat(savepoint).as("seed %d", seed).isCompleted();
        return files;
    }

    @Test
    void stateFollowsItsUid() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimulatedFiles files = stopped(seed);
            Simulation simulation = new Simulation(seed, files);
            StreamExecutionEnvironment environment = environment(simulation, 3, "latest");
            CollectingSink sink = after(environment, UID);
            environment.executeAsync("job");
            simulation.run();
            for (long key = 0; key < KEYS; key++) {
                long rest = key;
                long all = java.util.stream.LongStream.rangeClosed(1, NUMBERS)
                        .filter(value -> value % KEYS == rest)
                        .count();
                assertThat(sink.rows()).as("seed %d", seed).contains(Row.of(key + ":" + all));
            }
        }
    }

    @Test
    void thePlanSaysWhatIsKept() {
        SimulatedFiles files = stopped(1);
        StreamExecutionEnvironment environment = environment(new Simulation(1, files), 3, "latest");
        after(environment, UID);
        RestorePlan plan = environment.planRestore("job");
        assertThat(plan.refusal()).isNull();
        assertThat(plan.entries())
                .filteredOn(entry -> entry.operator().equals("numbers"))
                .extracting(RestorePlan.Entry::fate)
                .containsExactly(Fate.KEPT);
    }

    @Test
    void stateWithoutAPlaceIsRefusedAndADryRunSaysSo() {
        SimulatedFiles files = stopped(1);
        StreamExecutionEnvironment environment = environment(new Simulation(1, files), 2, "latest");
        environment.configure(Configuration.EMPTY.with("checkpoint.restore-dry-run", "true"));
        after(environment, "other");
        assertThatThrownBy(() -> environment.execute("job"))
                .hasMessageContaining("WEIR-CHECKPOINT-0006")
                .hasMessageContaining("state of counts");
        after(environment, "other");
        RestorePlan plan = environment.planRestore("job");
        assertThat(plan.entries())
                .anyMatch(entry -> entry.operator().equals("counts") && entry.fate() == Fate.DROPPED)
                .anyMatch(entry -> entry.operator().equals("other") && entry.fate() == Fate.NEW);
        Simulation simulation = new Simulation(2, files);
        StreamExecutionEnvironment real = environment(simulation, 2, "latest");
        after(real, "other");
        JobClient job = real.executeAsync("job");
        simulation.run();
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("state of counts");
    }
}
