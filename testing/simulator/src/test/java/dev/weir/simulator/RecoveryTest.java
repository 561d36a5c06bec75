package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.simulator.recovery.RecoverableJob;
import dev.weir.simulator.recovery.RecoveryRun;
import java.util.ServiceLoader;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Jobs that are killed and come back commit what an undisturbed run would have. */
class RecoveryTest {
    private static final int SEEDS = 100;

    @TestFactory
    Stream<DynamicTest> everyJobCommitsEverythingOnceUnderEverySeed() {
        return ServiceLoader.load(RecoverableJob.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(job -> DynamicTest.dynamicTest(
                        job.name(), () -> LongStream.range(0, SEEDS).forEach(seed -> run(job, seed))));
    }

    @TestFactory
    Stream<DynamicTest> checkpointsOvertakeInSomeOfThem() {
        return ServiceLoader.load(RecoverableJob.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(job -> DynamicTest.dynamicTest(
                        job.name(),
                        () -> assertThat(LongStream.range(0, SEEDS)
                                        .mapToInt(seed -> run(job, seed).overtaken())
                                        .sum())
                                .isPositive()));
    }

    @TestFactory
    Stream<DynamicTest> someOfThemAreDrainedBeforeAllIsRead() {
        return ServiceLoader.load(RecoverableJob.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(job -> DynamicTest.dynamicTest(
                        job.name(),
                        () -> assertThat(LongStream.range(0, SEEDS)
                                        .filter(seed -> run(job, seed).drained())
                                        .count())
                                .isPositive()));
    }

    @Test
    void regionsRestartAlone() {
        RecoverableJob job = ServiceLoader.load(RecoverableJob.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("recover-regions"))
                .findFirst()
                .orElseThrow();
        assertThat(LongStream.range(0, SEEDS)
                        .mapToInt(seed -> run(job, seed).regions())
                        .sum())
                .isPositive();
    }

    @TestFactory
    Stream<DynamicTest> theSameSeedGivesTheSameLives() {
        return ServiceLoader.load(RecoverableJob.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(job -> DynamicTest.dynamicTest(
                        job.name(), () -> assertThat(run(job, 11)).isEqualTo(run(job, 11))));
    }

    private static RecoveryRun.Summary run(RecoverableJob job, long seed) {
        try {
            return RecoveryRun.run(job, seed);
        } catch (RuntimeException | AssertionError thrown) {
            throw new AssertionError(
                    job.name() + " fails: ./build sim --job " + job.name() + " --seed " + seed, thrown);
        }
    }
}
