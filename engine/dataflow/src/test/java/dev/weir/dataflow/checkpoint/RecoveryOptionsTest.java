package dev.weir.dataflow.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Options under both names, and the folders of jobs. */
class RecoveryOptionsTest {
    @Test
    void flinksNamesMeanTheSame() {
        Configuration options = RecoveryOptions.canonical(Configuration.EMPTY
                .with("execution.checkpointing.interval", "3 s")
                .with("state.checkpoints.dir", "file:///there")
                .with("execution.checkpointing.mode", "EXACTLY_ONCE"));
        assertThat(options.get(CheckpointOptions.INTERVAL)).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.get(CheckpointOptions.DIRECTORY)).isEqualTo("file:///there");
        assertThat(options.values())
                .containsOnlyKeys("checkpoint.interval", "checkpoint.directory", "execution.checkpointing.mode");
    }

    @Test
    void anOptionUnderItsOwnNameWins() {
        Configuration options = RecoveryOptions.canonical(
                Configuration.EMPTY.with("checkpoint.interval", "1 s").with("execution.checkpointing.interval", "3 s"));
        assertThat(options.get(CheckpointOptions.INTERVAL)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void everyOptionOfFlinksMeansOneThatThereIs() {
        assertThat(new HashSet<>(RecoveryOptions.all())).hasSameSizeAs(RecoveryOptions.all());
        assertThat(RecoveryOptions.flinkNames().keySet())
                .isSubsetOf(RecoveryOptions.all().stream()
                        .map(option -> option.key())
                        .toList());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() ->
                        RecoveryOptions.canonical(Configuration.EMPTY.with("execution.checkpointing.interval", "0 s")))
                .hasMessageContaining("WEIR-CONFIG-0002")
                .hasMessageContaining("at least 1 ms");
        assertThatThrownBy(() -> RecoveryOptions.canonical(Configuration.EMPTY.with("checkpoint.retained", "0")))
                .hasMessageContaining("WEIR-CONFIG-0002");
        assertThatThrownBy(() -> RecoveryOptions.canonical(
                        Configuration.EMPTY.with("restart-strategy.exponential-delay.backoff-multiplier", "0.5")))
                .hasMessageContaining("WEIR-CONFIG-0002");
    }

    @Test
    void foldersNeverLeadElsewhere() {
        assertThat(CheckpointFolders.of("delays/insert-into-worst_hours")).isEqualTo("delays-insert-into-worst_hours");
        assertThat(CheckpointFolders.of("Zpoždění 2")).isEqualTo("Zpoždění-2");
        assertThat(CheckpointFolders.of("../../etc")).isEqualTo("etc");
        assertThat(CheckpointFolders.of(".hidden")).isEqualTo("hidden");
        assertThat(CheckpointFolders.of("..")).startsWith("job-").isNotEqualTo(CheckpointFolders.of("/"));
    }

    @Test
    void longNamesStayApart() {
        String start = "x".repeat(300);
        assertThat(CheckpointFolders.of(start + "a"))
                .hasSizeLessThan(120)
                .isNotEqualTo(CheckpointFolders.of(start + "b"));
    }
}
