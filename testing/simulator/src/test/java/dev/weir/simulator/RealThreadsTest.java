package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobExecutor.Outcome;
import dev.weir.dataflow.JobExecutor.RunningJob;
import dev.weir.dataflow.JobGraph;
import dev.weir.local.LocalOptions;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The simulated jobs on virtual threads, with room for one element in a channel: no wake-up is lost. */
class RealThreadsTest {
    private static final int SEEDS = 10;
    private static final int SECONDS = 60;

    @TestFactory
    Stream<DynamicTest> jobsThatAlwaysWaitEndAllTheSame() {
        return ServiceLoader.load(SimulatedJob.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(job -> DynamicTest.dynamicTest(job.name(), () -> {
                    for (long seed = 0; seed < SEEDS; seed++) {
                        SimulatedJob.Trial trial = job.trial(seed, 4);
                        RunningJob running = JobExecutor.load().submit(withTinyChannels(trial.graph()));
                        assertThat(running.completion().get(SECONDS, TimeUnit.SECONDS))
                                .as("seed %s", seed)
                                .isEqualTo(Outcome.FINISHED);
                        trial.check();
                    }
                }));
    }

    private static JobGraph withTinyChannels(JobGraph graph) {
        return new JobGraph(
                graph.name(),
                graph.nodes(),
                graph.edges(),
                graph.epochs(),
                graph.maxParallelism(),
                graph.seed(),
                graph.options().with(LocalOptions.CHANNEL_SIZE.key(), "1 b"));
    }
}
