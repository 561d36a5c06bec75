package dev.weir.simulator.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.Row;
import dev.weir.dataflow.JobExecutor.RunningJob;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.simulator.SimulatedFiles;
import dev.weir.simulator.Simulation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A checkpoint that is damaged is named, and the one before is used: nothing is lost, though some of it comes again.
 */
class DamagedCheckpointTest {
    private static final long SEED = 4;
    private static final int PARALLELISM = 2;

    private final SimulatedFiles disk = new SimulatedFiles();
    private final Ledger ledger = new Ledger(line -> {});
    private final RecoverableJob.Trial trial = new PassJob().trial(SEED, ledger);

    private static Configuration options() {
        return Configuration.EMPTY
                .with(CheckpointOptions.INTERVAL.key(), "5 ms")
                .with(CheckpointOptions.RETAINED.key(), "3")
                .with(CheckpointOptions.RESTORE.key(), "latest")
                .with("restart-strategy.type", "none");
    }

    private List<String> checkpoints() {
        return disk.names().stream().filter(name -> name.endsWith("/metadata")).toList();
    }

    /** Runs the job until it has three checkpoints and has committed something, and kills it. */
    private void liveOnce() {
        Simulation simulation = new Simulation(SEED, disk);
        RunningJob job = simulation.submit(trial.graph(PARALLELISM, options()));
        while (checkpoints().size() < 3 || ledger.committed("first").isEmpty()) {
            assertThat(job.completion())
                    .as("the job before it has three checkpoints")
                    .isNotDone();
            simulation.turn();
        }
    }

    private RunningJob comeBack() {
        Simulation simulation = new Simulation(SEED + 1, disk);
        RunningJob job = simulation.submit(trial.graph(PARALLELISM, options()));
        simulation.run();
        return job;
    }

    private static Set<Row> undisturbed() {
        Ledger other = new Ledger(line -> {});
        Simulation.run(new PassJob().trial(SEED, other).graph(PARALLELISM, options()), SEED);
        return new HashSet<>(other.committed("first"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOneBeforeIsUsed(boolean truncated) {
        liveOnce();
        String newest = checkpoints().getLast();
        disk.damage(newest, truncated);
        RunningJob job = comeBack();
        job.completion().join();
        String file = newest.substring(newest.indexOf('/') + 1);
        assertThat(job.history())
                .anySatisfy(event ->
                        assertThat(event).contains("an older checkpoint is used", "WEIR-CHECKPOINT-0002", file));
        assertThat(job.history()).anySatisfy(event -> assertThat(event).startsWith("goes on with checkpoint"));
        assertThat(new HashSet<>(ledger.committed("first"))).isEqualTo(undisturbed());
        assertThat(ledger.violation()).isNull();
    }

    @Test
    void whereNoneCanBeUsedTheJobDoesNotBeginAnew() {
        liveOnce();
        checkpoints().forEach(file -> disk.damage(file, true));
        int committed = ledger.committed("first").size();
        RunningJob job = comeBack();
        assertThatThrownBy(() -> job.completion().join())
                .cause()
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-CHECKPOINT-0005")
                .hasMessageContaining("3 checkpoints");
        assertThat(ledger.committed("first")).hasSize(committed);
    }
}
