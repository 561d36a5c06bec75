package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
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
import org.junit.jupiter.api.Test;

/** A program that is drained ends as if its sources had no more records. */
@SuppressWarnings("SameNameButDifferent") // Contexts go by the short name, as in programs.
class DrainedProgramTest {
    private static final int SEEDS = 10;
    private static final long ENDLESS = Long.MAX_VALUE - 1;

    /** Says how many records there were of a key when event time ends. */
    private static final class CountAtTheEnd extends KeyedProcessFunction<Long, Long, Long> {
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
        }

        @Override
        public void processElement(Long value, Context context, Collector<Long> out) throws Exception {
            count.update(Objects.requireNonNullElse(count.value(), 0L) + 1);
            context.timerService().registerEventTimeTimer(ENDLESS);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Long> out) throws Exception {
            out.collect(count.value());
        }
    }

    private static JobClient start(Simulation simulation, CollectingSink sink, String restore) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.on(simulation)
                .setParallelism(2)
                .configure(
                        Configuration.EMPTY.with("checkpoint.interval", "1 h").with("checkpoint.restore", restore));
        environment
                .fromSequence(0, ENDLESS)
                .uid("numbers")
                .keyBy(value -> value % 7)
                .process(new CountAtTheEnd())
                .uid("counts")
                .sinkTo(sink);
        return environment.executeAsync("drained");
    }

    private static long read(JobClient job) {
        return job.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().endsWith("KeyedProcess.rows-in"))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }

    private static long sum(CollectingSink sink) {
        return sink.rows().stream()
                .mapToLong(row -> (Long) Objects.requireNonNull(row.getField(0)))
                .sum();
    }

    @Test
    void itsTimersFireForAllThatWasRead() throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimulatedFiles files = new SimulatedFiles();
            Simulation simulation = new Simulation(seed, files);
            CollectingSink sink = new CollectingSink();
            JobClient job = start(simulation, sink, "latest");
            while (read(job) == 0) {
                assertThat(simulation.turn()).isTrue();
            }
            CompletableFuture<String> savepoint = job.stopWithSavepoint(true);
            simulation.run();
            job.getJobExecutionResult().get();
            assertThat(savepoint).as("seed %d", seed).isCompleted();
            assertThat(sum(sink)).as("seed %d", seed).isPositive().isEqualTo(read(job));

            Simulation again = new Simulation(seed, files);
            CollectingSink nothing = new CollectingSink();
            JobClient ended = start(again, nothing, "latest");
            again.run();
            ended.getJobExecutionResult().get();
            assertThat(nothing.rows()).as("seed %d", seed).isEmpty();
        }
    }
}
