package dev.weir.coordinator;

import dev.weir.base.Configuration;
import dev.weir.dataflow.checkpoint.RestartOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Decides whether and when a job that has failed is restarted. One job owns it; it remembers the failures. */
interface RestartStrategy {
    /** The job has failed now; returns how long to rest before it is restarted, empty for never. */
    OptionalLong failed(long nowMillis);

    /** The strategy that a job's options name. */
    static RestartStrategy of(Configuration options, boolean checkpoints, SplittableRandom random) {
        RestartOptions.Kind kind = options.find(RestartOptions.STRATEGY)
                .orElse(checkpoints ? RestartOptions.Kind.EXPONENTIAL_DELAY : RestartOptions.Kind.NONE);
        return switch (kind) {
            case NONE -> now -> OptionalLong.empty();
            case FIXED_DELAY ->
                new FixedDelay(
                        options.get(RestartOptions.ATTEMPTS),
                        options.get(RestartOptions.DELAY).toMillis());
            case EXPONENTIAL_DELAY ->
                new ExponentialDelay(
                        (double) options.get(RestartOptions.INITIAL_BACKOFF).toMillis(),
                        (double) options.get(RestartOptions.MAX_BACKOFF).toMillis(),
                        options.get(RestartOptions.MULTIPLIER),
                        options.get(RestartOptions.RESET_AFTER).toMillis(),
                        options.get(RestartOptions.JITTER),
                        options.get(RestartOptions.EXPONENTIAL_ATTEMPTS),
                        random);
            case FAILURE_RATE ->
                new FailureRate(
                        options.get(RestartOptions.MAX_FAILURES),
                        options.get(RestartOptions.RATE_INTERVAL).toMillis(),
                        options.get(RestartOptions.RATE_DELAY).toMillis());
        };
    }

    /** A number of times, always after the same rest. */
    final class FixedDelay implements RestartStrategy {
        private final long delayMillis;
        private int left;

        FixedDelay(int attempts, long delayMillis) {
            this.left = attempts;
            this.delayMillis = delayMillis;
        }

        @Override
        public OptionalLong failed(long nowMillis) {
            return left-- > 0 ? OptionalLong.of(delayMillis) : OptionalLong.empty();
        }
    }

    /** After rests that grow, with some chance, until the job has run for long enough. */
    final class ExponentialDelay implements RestartStrategy {
        private final double initialMillis;
        private final double mostMillis;
        private final double multiplier;
        private final long resetAfterMillis;
        private final double jitter;
        private final int attempts;
        private final SplittableRandom random;
        private double nextMillis;
        private int used;
        private long restartedAtMillis;

        ExponentialDelay(
                double initialMillis,
                double mostMillis,
                double multiplier,
                long resetAfterMillis,
                double jitter,
                int attempts,
                SplittableRandom random) {
            this.initialMillis = initialMillis;
            this.mostMillis = mostMillis;
            this.multiplier = multiplier;
            this.resetAfterMillis = resetAfterMillis;
            this.jitter = jitter;
            this.attempts = attempts;
            this.random = random;
            nextMillis = initialMillis;
        }

        @Override
        public OptionalLong failed(long nowMillis) {
            if (used > 0 && nowMillis - restartedAtMillis >= resetAfterMillis) {
                nextMillis = initialMillis;
                used = 0;
            }
            if (used++ >= attempts) {
                return OptionalLong.empty();
            }
            double chance = 1 + jitter * (2 * random.nextDouble() - 1);
            long delay = (long) Math.min(mostMillis, nextMillis * chance);
            nextMillis = Math.min(mostMillis, nextMillis * multiplier);
            restartedAtMillis = nowMillis + delay;
            return OptionalLong.of(delay);
        }
    }

    /** Unless there are too many failures in some time. */
    final class FailureRate implements RestartStrategy {
        private final int most;
        private final long intervalMillis;
        private final long delayMillis;
        private final Deque<Long> failures = new ArrayDeque<>();

        FailureRate(int most, long intervalMillis, long delayMillis) {
            this.most = most;
            this.intervalMillis = intervalMillis;
            this.delayMillis = delayMillis;
        }

        @Override
        public OptionalLong failed(long nowMillis) {
            failures.add(nowMillis);
            while (failures.getFirst() <= nowMillis - intervalMillis) {
                failures.remove();
            }
            return failures.size() > most ? OptionalLong.empty() : OptionalLong.of(delayMillis);
        }
    }
}
