package dev.weir.dataflow.checkpoint;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import java.time.Duration;
import java.util.List;

/** The options that say what follows from a failure, for a job or a session. */
public final class RestartOptions {
    /** The strategies. */
    public enum Kind {
        NONE,
        FIXED_DELAY,
        EXPONENTIAL_DELAY,
        FAILURE_RATE
    }

    /** Which strategy. */
    public static final Option<Kind> STRATEGY = Option.optional(
            "restart-strategy.type",
            OptionType.oneOf(Kind.class),
            "What happens when a job has failed. Unless set: exponential-delay in jobs with checkpoints, none in"
                    + " others.");

    /** How often at most. */
    public static final Option<Integer> ATTEMPTS = Option.of(
            "restart-strategy.fixed-delay.attempts",
            OptionType.atLeast(0, "0", OptionType.INT),
            3,
            "How often a job is restarted at most.");

    /** After what time. */
    public static final Option<Duration> DELAY = Option.of(
            "restart-strategy.fixed-delay.delay",
            OptionType.DURATION,
            Duration.ofSeconds(1),
            "How long a failed job rests before it is restarted.");

    /** How long at first. */
    public static final Option<Duration> INITIAL_BACKOFF = Option.of(
            "restart-strategy.exponential-delay.initial-backoff",
            OptionType.DURATION,
            Duration.ofSeconds(1),
            "How long a job rests after its first failure.");

    /** How long at most. */
    public static final Option<Duration> MAX_BACKOFF = Option.of(
            "restart-strategy.exponential-delay.max-backoff",
            OptionType.DURATION,
            Duration.ofMinutes(1),
            "How long a job rests at most.");

    /** By how much longer each time. */
    public static final Option<Double> MULTIPLIER = Option.of(
            "restart-strategy.exponential-delay.backoff-multiplier",
            OptionType.atLeast(1.0, "1", OptionType.DOUBLE),
            1.5,
            "By what factor each rest is longer than the one before.");

    /** When the rests are short again. */
    public static final Option<Duration> RESET_AFTER = Option.of(
            "restart-strategy.exponential-delay.reset-backoff-threshold",
            OptionType.DURATION,
            Duration.ofHours(1),
            "How long a job has to run without failure for the next rest to be as short as the first.");

    /** How much chance there is in a rest. */
    public static final Option<Double> JITTER = Option.of(
            "restart-strategy.exponential-delay.jitter-factor",
            OptionType.atLeast(0.0, "0", OptionType.DOUBLE),
            0.1,
            "By what part of itself a rest is longer or shorter at random, so that jobs which failed together do not"
                    + " come back together.");

    /** How often at most. */
    public static final Option<Integer> EXPONENTIAL_ATTEMPTS = Option.of(
            "restart-strategy.exponential-delay.attempts-before-reset-backoff",
            OptionType.atLeast(0, "0", OptionType.INT),
            Integer.MAX_VALUE,
            "How often a job is restarted at most before it has run long enough to be as new.");

    /** How many failures are too many. */
    public static final Option<Integer> MAX_FAILURES = Option.of(
            "restart-strategy.failure-rate.max-failures-per-interval",
            OptionType.atLeast(0, "0", OptionType.INT),
            1,
            "How many failures within the interval a job survives.");

    /** Within what time. */
    public static final Option<Duration> RATE_INTERVAL = Option.of(
            "restart-strategy.failure-rate.failure-rate-interval",
            OptionType.DURATION,
            Duration.ofMinutes(1),
            "The interval over which failures are counted.");

    /** After what time. */
    public static final Option<Duration> RATE_DELAY = Option.of(
            "restart-strategy.failure-rate.delay",
            OptionType.DURATION,
            Duration.ofSeconds(1),
            "How long a failed job rests before it is restarted.");

    private RestartOptions() {}

    /** All of them. */
    public static List<Option<?>> all() {
        return List.of(
                STRATEGY,
                ATTEMPTS,
                DELAY,
                INITIAL_BACKOFF,
                MAX_BACKOFF,
                MULTIPLIER,
                RESET_AFTER,
                JITTER,
                EXPONENTIAL_ATTEMPTS,
                MAX_FAILURES,
                RATE_INTERVAL,
                RATE_DELAY);
    }
}
