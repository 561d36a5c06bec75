package dev.weir.stream.operators;

import dev.weir.base.WeirException;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.TimerQueue;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.process.TimeDomain;
import dev.weir.stream.process.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * Both kinds of timers of one instance. A timer belongs to the key and namespace that were current when it was
 * registered, and both are current again when it fires.
 */
final class KeyedTimers implements TimerService {
    /** What happens when a timer is due. */
    interface Listener {
        void onTimer(long time, TimeDomain domain, @Nullable Object namespace) throws Exception;
    }

    private final OperatorContext context;
    private final ObjectState objects;
    private final Namespace namespace;
    private final @Nullable TimerQueue eventTime;
    private final @Nullable TimerQueue processingTime;
    private long watermark;
    /** How far event time has come: while timers fire, up to the one that fires. */
    private long reached;

    /** @param keyed whether there are keys, and so timers */
    KeyedTimers(OperatorContext context, Namespace namespace, boolean keyed) {
        this.context = context;
        this.namespace = namespace;
        objects = context.state().objects();
        eventTime = keyed ? objects.timers("event-time") : null;
        processingTime = keyed ? objects.timers("processing-time") : null;
        watermark = context.restoredWatermark();
        reached = watermark;
        if (processingTime != null && processingTime.size() > 0) {
            context.wakeUpAt(after(processingTime.next()));
        }
    }

    @Override
    public long currentProcessingTime() {
        return context.clock().millis();
    }

    @Override
    public long currentWatermark() {
        return watermark;
    }

    @Override
    public void registerEventTimeTimer(long time) {
        keyed(eventTime).add(time, namespace.current());
    }

    /** Registers a timer of the current key in a namespace of the caller's choice. */
    void registerEventTimeTimer(long time, Object chosen) {
        keyed(eventTime).add(time, chosen);
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        TimerQueue queue = keyed(processingTime);
        if (queue.add(time, namespace.current()) && queue.next() == time) {
            context.wakeUpAt(after(time));
        }
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        keyed(eventTime).remove(time, namespace.current());
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        keyed(processingTime).remove(time, namespace.current());
    }

    private static TimerQueue keyed(@Nullable TimerQueue queue) {
        if (queue == null) {
            throw WeirException.of(StreamError.NOT_KEYED, "a timer was set in a function that has no keyed stream")
                    .hint("call keyBy(...) before it");
        }
        return queue;
    }

    /**
     * How far event time has come; {@link dev.weir.dataflow.Watermarks#MIN} when nothing is known yet. While timers
     * fire it is the time of the one that fires, however far the watermark leapt.
     */
    long eventTime() {
        return reached;
    }

    /** Event time has come to a watermark: fires what is due. */
    void advance(long millis, Listener listener) throws Exception {
        see(millis);
        if (eventTime != null) {
            for (TimerQueue.Timer timer = eventTime.poll(millis); timer != null; timer = eventTime.poll(millis)) {
                reach(timer.time());
                fire(timer, TimeDomain.EVENT_TIME, listener);
            }
        }
        reach(watermark);
    }

    /** A watermark has come; {@link #reach} tells how far what is due by it is done. */
    void see(long millis) {
        // A restored source begins behind the watermark that had been seen.
        watermark = Math.max(watermark, millis);
    }

    /** Event time has come to what is due at a time. */
    void reach(long millis) {
        reached = Math.max(reached, millis);
    }

    /** Processing time has come to a moment: fires what is due. */
    void wakeUp(long nowMillis, Listener listener) throws Exception {
        if (processingTime != null) {
            long upTo = nowMillis - 1;
            for (TimerQueue.Timer timer = processingTime.poll(upTo); timer != null; timer = processingTime.poll(upTo)) {
                fire(timer, TimeDomain.PROCESSING_TIME, listener);
            }
            if (processingTime.size() > 0) {
                context.wakeUpAt(after(processingTime.next()));
            }
        }
    }

    /** As with watermarks, a timer waits until its millisecond has passed: a record may still come within it. */
    private static long after(long time) {
        return time == Long.MAX_VALUE ? time : time + 1;
    }

    /**
     * The input has ended: whatever waits for processing time gets its turn now, as in Flink's batch mode, so that no
     * result is lost. What a timer registers in turn is not waited for.
     */
    void drain(Listener listener) throws Exception {
        if (processingTime == null) {
            return;
        }
        for (int left = processingTime.size(); left > 0; left--) {
            TimerQueue.Timer timer = processingTime.poll(Long.MAX_VALUE);
            if (timer == null) {
                return;
            }
            fire(timer, TimeDomain.PROCESSING_TIME, listener);
        }
    }

    private void fire(TimerQueue.Timer timer, TimeDomain domain, Listener listener) throws Exception {
        objects.setCurrentKey(timer.key(), timer.hash());
        namespace.set(timer.namespace());
        listener.onTimer(timer.time(), domain, timer.namespace());
    }
}
