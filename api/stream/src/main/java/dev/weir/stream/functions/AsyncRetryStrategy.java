package dev.weir.stream.functions;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether and when a failed asynchronous call is tried again. */
public interface AsyncRetryStrategy<O> extends Function {
    /** Whether there may be another attempt after so many. */
    boolean canRetry(int currentAttempts);

    /** How long to wait before it. */
    long getBackoffTimeMillis(int currentAttempts);

    /** When a call is to be tried again. */
    AsyncRetryPredicate<O> getRetryPredicate();

    /** Which outcomes of a call are to be tried again. */
    interface AsyncRetryPredicate<O> {
        /** Results that are to be tried again; empty for none. */
        Optional<Predicate<Collection<O>>> resultPredicate();

        /** Failures that are to be tried again; empty for none. */
        Optional<Predicate<Throwable>> exceptionPredicate();
    }
}
