package dev.weir.stream;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a program's jobs make checkpoints: a view of the {@link CheckpointOptions} in the configuration of its
 * environment. Setters fail on values that cannot be.
 */
public final class CheckpointConfig {
    private final StreamExecutionEnvironment environment;

    CheckpointConfig(StreamExecutionEnvironment environment) {
        this.environment = environment;
    }

    /** Whether jobs make checkpoints. */
    public boolean isCheckpointingEnabled() {
        return find(CheckpointOptions.INTERVAL) != null;
    }

    /** How often a checkpoint begins; without it there are none. */
    public CheckpointConfig setCheckpointInterval(long millis) {
        return set(CheckpointOptions.INTERVAL, millis(millis));
    }

    /** How often a checkpoint begins; -1 when jobs make none. */
    public long getCheckpointInterval() {
        Duration interval = find(CheckpointOptions.INTERVAL);
        return interval == null ? -1 : interval.toMillis();
    }

    /** How long after the end of a checkpoint the next one begins at the earliest. */
    public CheckpointConfig setMinPauseBetweenCheckpoints(long millis) {
        return set(CheckpointOptions.PAUSE, millis(millis));
    }

    public long getMinPauseBetweenCheckpoints() {
        return configuration().get(CheckpointOptions.PAUSE).toMillis();
    }

    /** After what time a checkpoint that is not complete is given up. */
    public CheckpointConfig setCheckpointTimeout(long millis) {
        return set(CheckpointOptions.TIMEOUT, millis(millis));
    }

    public long getCheckpointTimeout() {
        return configuration().get(CheckpointOptions.TIMEOUT).toMillis();
    }

    /** After what time a checkpoint takes along what lies between operators, and waits for it no longer. */
    public CheckpointConfig setAlignedCheckpointTimeout(Duration timeout) {
        return set(CheckpointOptions.OVERTAKE_AFTER, millis(timeout.toMillis()));
    }

    public Duration getAlignedCheckpointTimeout() {
        return configuration().get(CheckpointOptions.OVERTAKE_AFTER);
    }

    /** How many checkpoints may fail one after the other before the job does. */
    public CheckpointConfig setTolerableCheckpointFailureNumber(int failures) {
        return set(CheckpointOptions.TOLERABLE_FAILURES, Integer.toString(failures));
    }

    public int getTolerableCheckpointFailureNumber() {
        return configuration().get(CheckpointOptions.TOLERABLE_FAILURES);
    }

    /** The folder or address below which every job has a folder of its checkpoints. */
    public CheckpointConfig setCheckpointStorage(String directory) {
        return set(CheckpointOptions.DIRECTORY, directory);
    }

    public String getCheckpointStorage() {
        return configuration().get(CheckpointOptions.DIRECTORY);
    }

    private Configuration configuration() {
        return environment.getConfiguration();
    }

    private <T> @Nullable T find(Option<T> option) {
        return configuration().find(option).orElse(null);
    }

    private CheckpointConfig set(Option<?> option, String value) {
        environment.configure(Configuration.EMPTY.with(option.key(), value));
        return this;
    }

    private static String millis(long millis) {
        return millis + " ms";
    }
}
