package dev.weir.dataflow.checkpoint;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import java.time.Duration;
import java.util.List;

/** The options of checkpoints, for a job or a session. */
public final class CheckpointOptions {
    /** How often. */
    public static final Option<Duration> INTERVAL = Option.optional(
            "checkpoint.interval",
            OptionType.atLeast(Duration.ofMillis(1), "1 ms", OptionType.DURATION),
            "How often a checkpoint begins. Without it the job makes none, and begins anew after a failure.");

    /** Where. */
    public static final Option<String> DIRECTORY = Option.of(
            "checkpoint.directory",
            OptionType.STRING,
            ".weir/checkpoints",
            "The folder or address below which every job has a folder of its checkpoints. A relative path begins where"
                    + " the process was started.");

    /** How many. */
    public static final Option<Integer> RETAINED = Option.of(
            "checkpoint.retained",
            OptionType.atLeast(1, "1", OptionType.INT),
            3,
            "How many of the newest checkpoints are kept, also when the job has ended. Savepoints are not counted.");

    /** How long one may take. */
    public static final Option<Duration> TIMEOUT = Option.of(
            "checkpoint.timeout",
            OptionType.atLeast(Duration.ofMillis(1), "1 ms", OptionType.DURATION),
            Duration.ofMinutes(10),
            "After what time a checkpoint that is not complete is given up.");

    /** How long one waits for what lies between operators. */
    public static final Option<Duration> OVERTAKE_AFTER = Option.of(
            "checkpoint.overtake-after",
            OptionType.DURATION,
            Duration.ofSeconds(10),
            "After what time a checkpoint no longer waits until operators have processed what lies between them, but"
                    + " takes it along. Savepoints always wait.");

    /** How much processing lies between two. */
    public static final Option<Duration> PAUSE = Option.of(
            "checkpoint.min-pause",
            OptionType.DURATION,
            Duration.ZERO,
            "How long after the end of a checkpoint the next one begins at the earliest.");

    /** How many may fail one after the other. */
    public static final Option<Integer> TOLERABLE_FAILURES = Option.of(
            "checkpoint.tolerable-failures",
            OptionType.atLeast(0, "0", OptionType.INT),
            3,
            "How many checkpoints may fail one after the other before the job does.");

    /** Where to begin. */
    public static final Option<String> RESTORE = Option.optional(
            "checkpoint.restore",
            OptionType.STRING,
            "With which checkpoint the job goes on: 'latest' for the newest one in its folder that can be read, if"
                    + " there is any; a number for that one; or the folder of a checkpoint of any job.");

    /** Whether state may be left behind. */
    public static final Option<Boolean> ALLOW_DROPPED_STATE = Option.of(
            "checkpoint.allow-dropped-state",
            OptionType.BOOLEAN,
            false,
            "Whether a job may go on with a checkpoint that has state for which the job has no place.");

    /** Whether to look only. */
    public static final Option<Boolean> DRY_RUN = Option.of(
            "checkpoint.restore-dry-run",
            OptionType.BOOLEAN,
            false,
            "Whether jobs are not started, but it is shown what they would take over from the checkpoint that '"
                    + RESTORE.key() + "' names.");

    private CheckpointOptions() {}

    /** All of them. */
    public static List<Option<?>> all() {
        return List.of(
                INTERVAL,
                DIRECTORY,
                RETAINED,
                TIMEOUT,
                OVERTAKE_AFTER,
                PAUSE,
                TOLERABLE_FAILURES,
                RESTORE,
                ALLOW_DROPPED_STATE,
                DRY_RUN);
    }
}
