package dev.weir.stream.functions;

import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The usual retry strategies. */
public final class AsyncRetryStrategies {
    private AsyncRetryStrategies() {}

    /** A predicate over failures that can be copied. */
    @FunctionalInterface
    public interface Failures extends Predicate<Throwable>, Serializable {}

    /** A predicate over results that can be copied. */
    @FunctionalInterface
    public interface Results<O> extends Predicate<Collection<O>>, Serializable {}

    /** Tries again a number of times, each after the same time. */
    public static final class FixedDelayRetryStrategyBuilder<O> {
        private final int maxAttempts;
        private final long backoffMillis;
        private @Nullable Results<O> results;
        private @Nullable Failures failures;

        public FixedDelayRetryStrategyBuilder(int maxAttempts, long backoffTimeMillis) {
            if (maxAttempts <= 0 || backoffTimeMillis <= 0) {
                throw new IllegalArgumentException(
                        "attempts and backoff must be positive: " + maxAttempts + ", " + backoffTimeMillis + " ms");
            }
            this.maxAttempts = maxAttempts;
            backoffMillis = backoffTimeMillis;
        }

        /** Tries again on such results. */
        public FixedDelayRetryStrategyBuilder<O> ifResult(Results<O> predicate) {
            results = predicate;
            return this;
        }

        /** Tries again on such failures. */
        public FixedDelayRetryStrategyBuilder<O> ifException(Failures predicate) {
            failures = predicate;
            return this;
        }

        public AsyncRetryStrategy<O> build() {
            return new Backoff<>(maxAttempts, backoffMillis, backoffMillis, 1, results, failures);
        }
    }

    /** Tries again a number of times, each after a longer time. */
    public static final class ExponentialBackoffDelayRetryStrategyBuilder<O> {
        private final int maxAttempts;
        private final long initialMillis;
        private final long maxMillis;
        private final double multiplier;
        private @Nullable Results<O> results;
        private @Nullable Failures failures;

        public ExponentialBackoffDelayRetryStrategyBuilder(
                int maxAttempts, long initialDelay, long maxRetryDelay, double multiplier) {
            if (maxAttempts <= 0 || initialDelay <= 0 || maxRetryDelay < initialDelay || multiplier < 1) {
                throw new IllegalArgumentException("attempts and delays must be positive and must not shrink");
            }
            this.maxAttempts = maxAttempts;
            initialMillis = initialDelay;
            maxMillis = maxRetryDelay;
            this.multiplier = multiplier;
        }

        /** Tries again on such results. */
        public ExponentialBackoffDelayRetryStrategyBuilder<O> ifResult(Results<O> predicate) {
            results = predicate;
            return this;
        }

        /** Tries again on such failures. */
        public ExponentialBackoffDelayRetryStrategyBuilder<O> ifException(Failures predicate) {
            failures = predicate;
            return this;
        }

        public AsyncRetryStrategy<O> build() {
            return new Backoff<>(maxAttempts, initialMillis, maxMillis, multiplier, results, failures);
        }
    }

    private record Backoff<O>(
            int maxAttempts,
            long initialMillis,
            long maxMillis,
            double multiplier,
            @Nullable Results<O> results,
            @Nullable Failures failures)
            implements AsyncRetryStrategy<O>, AsyncRetryStrategy.AsyncRetryPredicate<O> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean canRetry(int currentAttempts) {
            return currentAttempts <= maxAttempts;
        }

        @Override
        public long getBackoffTimeMillis(int currentAttempts) {
            return (long) Math.min((double) maxMillis, initialMillis * Math.pow(multiplier, currentAttempts - 1.0));
        }

        @Override
        public AsyncRetryStrategy.AsyncRetryPredicate<O> getRetryPredicate() {
            return this;
        }

        @Override
        public Optional<Predicate<Collection<O>>> resultPredicate() {
            return Optional.ofNullable(results);
        }

        @Override
        public Optional<Predicate<Throwable>> exceptionPredicate() {
            return Optional.ofNullable(failures);
        }
    }
}
