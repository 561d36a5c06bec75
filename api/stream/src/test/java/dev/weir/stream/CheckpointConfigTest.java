package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.dataflow.checkpoint.RestartOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What programs say about checkpoints and restarts reaches their jobs. */
class CheckpointConfigTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();

    private Configuration optionsOfJob() {
        environment.fromData(1, 2).print();
        return environment.getJobGraph("job").options();
    }

    @Test
    void thereAreNoneUnlessAskedFor() {
        assertThat(environment.getCheckpointConfig().isCheckpointingEnabled()).isFalse();
        assertThat(environment.getCheckpointConfig().getCheckpointInterval()).isEqualTo(-1);
        assertThat(optionsOfJob().find(CheckpointOptions.INTERVAL)).isEmpty();
    }

    @Test
    void settersReachTheJob() {
        environment.enableCheckpointing(500);
        environment
                .getCheckpointConfig()
                .setMinPauseBetweenCheckpoints(100)
                .setCheckpointTimeout(60_000)
                .setAlignedCheckpointTimeout(Duration.ofSeconds(3))
                .setTolerableCheckpointFailureNumber(7)
                .setCheckpointStorage("file:///there");
        Configuration options = optionsOfJob();
        assertThat(options.get(CheckpointOptions.INTERVAL)).isEqualTo(Duration.ofMillis(500));
        assertThat(options.get(CheckpointOptions.PAUSE)).isEqualTo(Duration.ofMillis(100));
        assertThat(options.get(CheckpointOptions.TIMEOUT)).isEqualTo(Duration.ofMinutes(1));
        assertThat(options.get(CheckpointOptions.OVERTAKE_AFTER)).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.get(CheckpointOptions.TOLERABLE_FAILURES)).isEqualTo(7);
        assertThat(options.get(CheckpointOptions.DIRECTORY)).isEqualTo("file:///there");
        assertThat(environment.getCheckpointConfig().getCheckpointStorage()).isEqualTo("file:///there");
    }

    @Test
    void aConfigurationIsTakenUnderFlinksNames() {
        environment.configure(Configuration.EMPTY
                .with("execution.checkpointing.interval", "2 s")
                .with("restart-strategy.type", "fixed-delay")
                .with("restart-strategy.fixed-delay.attempts", "9"));
        Configuration options = optionsOfJob();
        assertThat(environment.getCheckpointConfig().getCheckpointInterval()).isEqualTo(2000);
        assertThat(options.get(RestartOptions.STRATEGY)).isEqualTo(RestartOptions.Kind.FIXED_DELAY);
        assertThat(options.get(RestartOptions.ATTEMPTS)).isEqualTo(9);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> environment.enableCheckpointing(0)).hasMessageContaining("WEIR-CONFIG-0002");
    }
}
