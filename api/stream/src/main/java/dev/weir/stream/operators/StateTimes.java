package dev.weir.stream.operators;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.StateLifetime;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.state.StateDescriptor;
import dev.weir.stream.state.StateTtlConfig;
import org.jspecify.annotations.Nullable;

/** The times by which the state of an instance expires, and when what has expired is looked for. */
final class StateTimes {
    private final OperatorContext context;
    private final ObjectState objects;
    private final KeyedTimers timers;
    private long recordTime = Batch.NO_TIMESTAMP;
    private boolean used;

    StateTimes(OperatorContext context, KeyedTimers timers) {
        this.context = context;
        this.timers = timers;
        objects = context.state().objects();
    }

    /** The timestamp of the record that is processed from now on, if it has one. */
    void setRecordTime(long millis) {
        recordTime = millis;
    }

    /** How long a state lives; null for ever. */
    @Nullable
    StateLifetime lifetime(StateDescriptor descriptor) {
        StateTtlConfig config = descriptor.getTtlConfig();
        if (!config.isEnabled()) {
            return null;
        }
        used = true;
        return new StateLifetime(
                config.getTimeToLive().toMillis(),
                config.getUpdateType() == StateTtlConfig.UpdateType.OnReadAndWrite,
                config.getStateVisibility() == StateTtlConfig.StateVisibility.ReturnExpiredIfNotCleanedUp,
                config.getTtlTimeCharacteristic() == StateTtlConfig.TtlTimeCharacteristic.EventTime
                        ? new EventTime()
                        : new ProcessingTime(),
                config.isCleanupInBackground()
                        ? new StateLifetime.Cleanup(config.getCleanupSize(), config.runsCleanupForEveryRecord())
                        : null);
    }

    /** Fails when state that belongs to no key is to expire. */
    static void checkLivesForEver(StateDescriptor descriptor) {
        if (descriptor.getTtlConfig().isEnabled()) {
            throw WeirException.of(
                            StreamError.NOT_KEYED,
                            "state '%s' has a time to live, but belongs to no key",
                            descriptor.getName())
                    .hint("only keyed state expires: call keyBy(...), or remove what is old in the function");
        }
    }

    /** Does a piece of the search for what has expired. */
    void forgetExpired(int records) {
        if (used) {
            long next = objects.forgetExpired(records, context.clock().millis());
            if (next != Long.MAX_VALUE) {
                context.wakeUpAt(next);
            }
        }
    }

    private final class ProcessingTime implements StateLifetime.Time {
        private long latest = Long.MIN_VALUE;

        @Override
        public boolean isEventTime() {
            return false;
        }

        @Override
        public long now() {
            latest = Math.max(latest, context.clock().millis());
            return latest;
        }

        @Override
        public long stamp() {
            return now();
        }
    }

    private final class EventTime implements StateLifetime.Time {
        @Override
        public boolean isEventTime() {
            return true;
        }

        @Override
        public long now() {
            return timers.eventTime();
        }

        @Override
        public long stamp() {
            return Math.max(timers.eventTime(), recordTime);
        }
    }
}
