package dev.weir.stream.operators;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.state.InstanceList;
import dev.weir.stream.functions.AsyncRetryStrategy;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.guard.FunctionFailure;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function that waits for something outside, for up to a capacity of records at a time, each call on a virtual
 * thread. Outcomes come back by mail. Results leave in order or as they come, but never across a watermark. The
 * operator takes no more input while it is full.
 */
public final class AsyncOperator implements FunctionOperator {
    /** Plan node. */
    public record Factory(AsyncSpec spec) implements OperatorFactory {
        @Override
        public String describe() {
            return "Async(" + FunctionFailure.describe(spec.function()) + (spec.ordered() ? ", ordered" : ", unordered")
                    + ", capacity " + spec.capacity() + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            AsyncOperator operator = new AsyncOperator(context, FunctionCopies.copy(spec));
            return GuardedOperator.open(context.name(), operator);
        }
    }

    private final OperatorContext context;
    private final AsyncSpec spec;
    private final FunctionContext functions;
    private final Emitter emitter = new Emitter(List.of());
    /** Records that wait until there is room to begin their calls, and watermarks between them. */
    private final ArrayDeque<AsyncCall> pending = new ArrayDeque<>();
    /** Calls under way or done, and watermarks, in the order of the input. */
    private final ArrayDeque<AsyncCall> calls = new ArrayDeque<>();

    /** Records whose results have not left: in order, one that takes long holds back those behind it. */
    private int held;

    private final InstanceList<InFlight> inFlight;
    private boolean closed;

    private AsyncOperator(OperatorContext context, AsyncSpec spec) {
        this.context = context;
        this.spec = spec;
        functions = FunctionContext.unkeyed(context);
        inFlight = context.state().instanceList("in-flight", InstanceList.Redistribution.SPLIT);
    }

    /** A record whose result has not left: its call begins again after a restore. */
    record InFlight(@Nullable Object value, long timestamp) {}

    private List<InFlight> inFlight() {
        return Stream.concat(calls.stream(), pending.stream())
                .filter(call -> !call.isWatermark())
                .map(call -> new InFlight(call.value(), call.timestamp()))
                .toList();
    }

    @Override
    public Object function() {
        return spec.function();
    }

    @Override
    public void open() throws Exception {
        functions.open(spec.function());
        for (InFlight record : inFlight.get()) {
            pending.add(AsyncCall.record(record.value, record.timestamp));
        }
        inFlight.follow(checkpoint -> inFlight());
        beginPending();
    }

    @Override
    public boolean accepts(int input) {
        return pending.isEmpty() && held < spec.capacity();
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        @Nullable Object[] values = Records.values(batch, 0);
        long[] timestamps = batch.timestamps();
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            pending.add(AsyncCall.record(values[row], Records.timestamp(timestamps, row)));
        }
        beginPending();
        drain(output);
    }

    private void beginPending() {
        while (!pending.isEmpty() && (pending.element().isWatermark() || held < spec.capacity())) {
            AsyncCall call = pending.remove();
            calls.add(call);
            if (!call.isWatermark()) {
                held++;
                if (spec.timeoutMillis() > 0) {
                    call.setDeadline(context.clock().millis() + spec.timeoutMillis());
                }
                begin(call);
            }
        }
        scheduleWakeUp();
    }

    private void begin(AsyncCall call) {
        AsyncCall.Attempt attempt = call.begin(context.mailbox(), this::onEnd);
        context.launch(context.name() + " call", () -> {
            try {
                spec.function().asyncInvoke(call.value(), attempt);
            } catch (Throwable thrown) { // An error would otherwise be lost with its thread, and the job would wait.
                attempt.completeExceptionally(thrown);
            }
        });
    }

    /** Mail: an attempt has ended. */
    private void onEnd(
            AsyncCall call,
            int attempt,
            @Nullable Collection<Object> results,
            @Nullable Throwable thrown,
            Output output) {
        if (closed || call.isDone() || attempt != call.attempts()) {
            return;
        }
        if (retries(call, results, thrown)) {
            scheduleWakeUp();
            return;
        }
        if (thrown != null) {
            throw failed(call, thrown);
        }
        call.complete(results == null ? List.of() : results);
        drain(output);
        beginPending();
        drain(output);
    }

    /** Whether a call is tried again; then it knows when. */
    private boolean retries(AsyncCall call, @Nullable Collection<Object> results, @Nullable Throwable thrown) {
        AsyncRetryStrategy<Object> retry = spec.retry();
        if (retry == null) {
            return false;
        }
        try {
            boolean again = isToRetry(retry, call, results, thrown);
            if (again) {
                call.retryAt(context.clock().millis() + retry.getBackoffTimeMillis(call.attempts()));
            }
            return again;
        } catch (Throwable failure) {
            throw FunctionFailure.of(context.name(), retry, failure);
        }
    }

    private static boolean isToRetry(
            AsyncRetryStrategy<Object> retry,
            AsyncCall call,
            @Nullable Collection<Object> results,
            @Nullable Throwable thrown) {
        if (call.isTimedOut() || !retry.canRetry(call.attempts())) {
            return false;
        }
        AsyncRetryStrategy.AsyncRetryPredicate<Object> predicate = retry.getRetryPredicate();
        return thrown != null
                ? predicate
                        .exceptionPredicate()
                        .filter(test -> passes(test, thrown))
                        .isPresent()
                : predicate
                        .resultPredicate()
                        .filter(test -> passes(test, results == null ? List.of() : results))
                        .isPresent();
    }

    private static <T> boolean passes(Predicate<T> test, T outcome) {
        try {
            return test.test(outcome);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(test, failure);
        }
    }

    private WeirException failed(AsyncCall call, Throwable thrown) {
        return WeirException.of(
                        StreamError.ASYNC_FAILED,
                        "the call of %s failed after %d attempt(s): %s%s",
                        FunctionFailure.describe(spec.function()),
                        call.attempts(),
                        thrown.getClass().getName(),
                        thrown.getMessage() == null ? "" : ": " + thrown.getMessage())
                .at(new Position.PlanNode(context.name()))
                .causedBy(thrown);
    }

    /** Emits what may leave: from the front on and, unordered, all that is done up to the next watermark. */
    private void drain(Output output) {
        emitter.begin(output);
        while (!calls.isEmpty() && calls.peek().isDone()) {
            AsyncCall call = calls.remove();
            if (call.isWatermark()) {
                emitter.end();
                output.watermark(call.timestamp());
                emitter.begin(output);
            } else {
                emit(call);
            }
        }
        if (!spec.ordered()) {
            Iterator<AsyncCall> iterator = calls.iterator();
            while (iterator.hasNext()) {
                AsyncCall call = iterator.next();
                if (call.isWatermark()) {
                    break;
                }
                if (call.isDone()) {
                    iterator.remove();
                    emit(call);
                }
            }
        }
        emitter.end();
    }

    private void emit(AsyncCall call) {
        held--;
        emitter.setTimestamp(call.timestamp());
        call.results().forEach(emitter::collect);
    }

    @Override
    public void watermark(long millis, Output output) {
        pending.add(AsyncCall.watermark(millis));
        beginPending();
        drain(output);
    }

    private void scheduleWakeUp() {
        long next = Long.MAX_VALUE;
        for (AsyncCall call : calls) {
            next = Math.min(next, Math.min(call.deadlineMillis(), call.retryAtMillis()));
        }
        if (next < Long.MAX_VALUE) {
            context.wakeUpAt(next);
        }
    }

    @Override
    public void wakeUp(long nowMillis, Output output) throws Exception {
        for (AsyncCall call : List.copyOf(calls)) {
            if (call.deadlineMillis() <= nowMillis) {
                call.timeOut();
                spec.function().timeout(call.value(), call.begin(context.mailbox(), this::onEnd));
            } else if (call.retryAtMillis() <= nowMillis) {
                begin(call);
            }
        }
        scheduleWakeUp();
    }

    @Override
    public boolean finish(Output output) {
        return pending.isEmpty() && calls.isEmpty();
    }

    @Override
    public void close() throws Exception {
        closed = true;
        FunctionContext.close(spec.function());
    }
}
