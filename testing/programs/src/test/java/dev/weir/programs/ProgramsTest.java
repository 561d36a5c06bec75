package dev.weir.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.simulator.recovery.RecoverableJob;
import dev.weir.simulator.recovery.RecoveryRun;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Programs that are killed and come back commit what an undisturbed run would have. */
class ProgramsTest {
    private static final int SEEDS = 100;

    private static Stream<RecoverableJob> jobs() {
        return Stream.of(new AsyncRecovery(), new MappedKeysRecovery(), new ClockWindowsRecovery());
    }

    @TestFactory
    Stream<DynamicTest> everyProgramCommitsEverythingOnceUnderEverySeed() {
        return jobs().map(job -> DynamicTest.dynamicTest(job.name(), () -> {
            List<RecoveryRun.Summary> runs =
                    LongStream.range(0, SEEDS).mapToObj(seed -> run(job, seed)).toList();
            assertThat(runs.stream().mapToInt(RecoveryRun.Summary::checkpoints).sum())
                    .isGreaterThan(SEEDS);
            assertThat(runs.stream().mapToInt(RecoveryRun.Summary::restarts).sum())
                    .isPositive();
        }));
    }

    @TestFactory
    Stream<DynamicTest> theSameSeedGivesTheSameLives() {
        return jobs().map(job -> DynamicTest.dynamicTest(
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
