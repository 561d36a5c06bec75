package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.dataflow.JobExecutor.Outcome;
import java.util.ServiceLoader;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SimulatedJobsTest {
    private static final int SEEDS = 100;

    @TestFactory
    Stream<DynamicTest> everyJobIsRightUnderEverySeed() {
        return ServiceLoader.load(SimulatedJob.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(job -> Stream.of(1, 2, 4)
                        .map(parallelism -> DynamicTest.dynamicTest(
                                job.name() + " at parallelism " + parallelism,
                                () -> LongStream.range(0, SEEDS).forEach(seed -> run(job, seed, parallelism)))));
    }

    private static void run(SimulatedJob job, long seed, int parallelism) {
        try {
            SimulatedJob.Trial trial = job.trial(seed, parallelism);
            assertThat(Simulation.run(trial.graph(), seed)).isEqualTo(Outcome.FINISHED);
            trial.check();
        } catch (RuntimeException | AssertionError thrown) {
            throw new AssertionError(job.name() + " fails at parallelism " + parallelism + ", seed " + seed, thrown);
        }
    }

    @TestFactory
    Stream<DynamicTest> theSameSeedGivesTheSameRun() {
        return ServiceLoader.load(SimulatedJob.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(job -> DynamicTest.dynamicTest(
                        job.name(), () -> assertThat(trace(job, 7)).isEqualTo(trace(job, 7))));
    }

    private static long trace(SimulatedJob job, long seed) {
        Simulation simulation = new Simulation(seed);
        simulation.submit(job.trial(seed, 3).graph());
        simulation.run();
        return simulation.trace();
    }
}
