package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Whoever starts a program can say with which checkpoint it goes on. */
class SystemOptionsTest {
    private final Properties properties = new Properties();

    @Test
    void theySayWhatTheProgramLeavesOpen() {
        properties.setProperty("weir.checkpoint.restore", "latest");
        properties.setProperty("weir.checkpoint.interval", "5 s");
        properties.setProperty("weir.unknown", "x");
        Configuration options = SystemOptions.under(Configuration.EMPTY.with("checkpoint.interval", "1 s"), properties);
        assertThat(options.values())
                .hasSize(2)
                .containsEntry("checkpoint.restore", "latest")
                .containsEntry("checkpoint.interval", "1 s");
        assertThat(options.get(CheckpointOptions.DRY_RUN)).isFalse();
    }

    @Test
    void aValueThatCannotBeIsRefused() {
        properties.setProperty("weir.checkpoint.interval", "soon");
        assertThatThrownBy(() -> SystemOptions.under(Configuration.EMPTY, properties))
                .hasMessageContaining("WEIR-CONFIG-0002");
    }
}
