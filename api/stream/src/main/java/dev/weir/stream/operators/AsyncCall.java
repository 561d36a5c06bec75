package dev.weir.stream.operators;

import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.stream.functions.ResultFuture;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A record whose result is awaited, or a watermark that waits its turn. Belongs to the operator's thread, but for
 * {@link Attempt}, which any thread may complete.
 */
final class AsyncCall {
    /** Told on the operator's thread how an attempt has ended. */
    @FunctionalInterface
    interface Listener {
        void onEnd(
                AsyncCall call,
                int attempt,
                @Nullable Collection<Object> results,
                @Nullable Throwable failure,
                Output output);
    }

    /** The value of a watermark's entry. */
    private static final Object WATERMARK = new Object();

    private final @Nullable Object value;
    private final long timestamp;
    private long deadlineMillis = Long.MAX_VALUE;
    private boolean timedOut;
    private int attempts;
    private long retryAtMillis = Long.MAX_VALUE;
    private boolean done;
    private Collection<Object> results = List.of();

    private AsyncCall(@Nullable Object value, long timestamp) {
        this.value = value;
        this.timestamp = timestamp;
    }

    static AsyncCall record(@Nullable Object value, long timestamp) {
        return new AsyncCall(value, timestamp);
    }

    static AsyncCall watermark(long millis) {
        AsyncCall watermark = new AsyncCall(WATERMARK, millis);
        watermark.done = true;
        return watermark;
    }

    boolean isWatermark() {
        return value == WATERMARK;
    }

    @SuppressWarnings("NullAway") // A null record is the user's affair.
    Object value() {
        return value;
    }

    /** The record's time, or the watermark. */
    long timestamp() {
        return timestamp;
    }

    /** When patience ends; {@link Long#MAX_VALUE} for never. */
    long deadlineMillis() {
        return done ? Long.MAX_VALUE : deadlineMillis;
    }

    void setDeadline(long millis) {
        deadlineMillis = millis;
    }

    /** Patience has ended: nothing is tried again. */
    void timeOut() {
        timedOut = true;
        deadlineMillis = Long.MAX_VALUE;
    }

    boolean isTimedOut() {
        return timedOut;
    }

    /** When to try again; {@link Long#MAX_VALUE} when an attempt is under way. */
    long retryAtMillis() {
        return done ? Long.MAX_VALUE : retryAtMillis;
    }

    int attempts() {
        return attempts;
    }

    boolean isDone() {
        return done;
    }

    Collection<Object> results() {
        return results;
    }

    void complete(Collection<Object> with) {
        done = true;
        results = with;
    }

    void retryAt(long millis) {
        retryAtMillis = millis;
    }

    /** Begins an attempt; the ends of earlier ones no longer count. */
    Attempt begin(OperatorContext.Mailbox mailbox, Listener listener) {
        attempts++;
        retryAtMillis = Long.MAX_VALUE;
        return new Attempt(this, attempts, mailbox, listener);
    }

    /** The future of one attempt; its first completion is sent to the operator's thread. */
    static final class Attempt implements ResultFuture<Object> {
        private final AsyncCall call;
        private final int number;
        private final OperatorContext.Mailbox mailbox;
        private final Listener listener;
        private final AtomicBoolean completed = new AtomicBoolean();

        private Attempt(AsyncCall call, int number, OperatorContext.Mailbox mailbox, Listener listener) {
            this.call = call;
            this.number = number;
            this.mailbox = mailbox;
            this.listener = listener;
        }

        @Override
        public void complete(Collection<Object> result) {
            send(result, null);
        }

        @Override
        public void completeExceptionally(Throwable error) {
            send(null, error);
        }

        private void send(@Nullable Collection<Object> result, @Nullable Throwable error) {
            if (completed.compareAndSet(false, true)) {
                mailbox.send(output -> listener.onEnd(call, number, result, error, output));
            }
        }
    }
}
