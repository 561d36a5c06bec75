package dev.weir.stream.state;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long keyed state lives after it was touched: a value as a whole, the elements of a list and the entries of a map
 * one by one. With {@link StateDescriptor#enableTimeToLive} given to a descriptor. Immutable.
 *
 * <p>Processing time is the clock of the instance. Event time, which Flink does not have here, goes by records and
 * watermarks: what a record touches gets the record's timestamp, or the watermark when that is later; what is touched
 * in an event-time timer gets the timer's time. It has expired when the watermark (within an event-time timer: the
 * timer's time) is as much later as it may live. So a record that is not late always finds what another one has written
 * no longer than that before it.
 */
public final class StateTtlConfig implements Serializable {
    private static final long serialVersionUID = 1L;

    /** State lives for ever. */
    public static final StateTtlConfig DISABLED = newBuilder(Duration.ofMillis(Long.MAX_VALUE))
            .setUpdateType(UpdateType.Disabled)
            .build();

    /** What counts as touching. */
    public enum UpdateType {
        /** Nothing: state lives for ever. */
        Disabled,
        /** Writing. */
        OnCreateAndWrite,
        /** Writing and reading. */
        OnReadAndWrite
    }

    /** What a read returns that meets something expired; it is removed in either case. */
    public enum StateVisibility {
        /** The expired value, this one time. */
        ReturnExpiredIfNotCleanedUp,
        /** Nothing. */
        NeverReturnExpired
    }

    /** By which time state expires. */
    public enum TtlTimeCharacteristic {
        ProcessingTime,
        EventTime
    }

    private final Duration timeToLive;
    private final UpdateType updateType;
    private final StateVisibility stateVisibility;
    private final TtlTimeCharacteristic timeCharacteristic;
    private final boolean cleanup;
    private final int cleanupSize;
    private final boolean cleanupForEveryRecord;

    private StateTtlConfig(Builder builder) {
        timeToLive = builder.timeToLive;
        updateType = builder.updateType;
        stateVisibility = builder.stateVisibility;
        timeCharacteristic = builder.timeCharacteristic;
        cleanup = builder.cleanup;
        cleanupSize = builder.cleanupSize;
        cleanupForEveryRecord = builder.cleanupForEveryRecord;
    }

    /**
     * A builder for state that is touched by writing, expires in processing time, and is not seen when it has expired.
     *
     * @param timeToLive how long, to the millisecond; must be at least one
     */
    public static Builder newBuilder(Duration timeToLive) {
        return new Builder(timeToLive);
    }

    public Duration getTimeToLive() {
        return timeToLive;
    }

    public UpdateType getUpdateType() {
        return updateType;
    }

    public StateVisibility getStateVisibility() {
        return stateVisibility;
    }

    public TtlTimeCharacteristic getTtlTimeCharacteristic() {
        return timeCharacteristic;
    }

    /** Whether state expires at all. */
    public boolean isEnabled() {
        return updateType != UpdateType.Disabled;
    }

    /** Whether what has expired is looked for, and not only removed when a read meets it. */
    public boolean isCleanupInBackground() {
        return cleanup;
    }

    /** See {@link Builder#cleanupIncrementally}. */
    public int getCleanupSize() {
        return cleanupSize;
    }

    /** See {@link Builder#cleanupIncrementally}. */
    public boolean runsCleanupForEveryRecord() {
        return cleanupForEveryRecord;
    }

    @Override
    public String toString() {
        return isEnabled()
                ? timeToLive + " of " + timeCharacteristic + ", " + updateType + ", " + stateVisibility
                : "for ever";
    }

    /** Says how state lives. */
    public static final class Builder {
        private static final int USUAL_CLEANUP_SIZE = 5;

        private Duration timeToLive;
        private UpdateType updateType = UpdateType.OnCreateAndWrite;
        private StateVisibility stateVisibility = StateVisibility.NeverReturnExpired;
        private TtlTimeCharacteristic timeCharacteristic = TtlTimeCharacteristic.ProcessingTime;
        private boolean cleanup = true;
        private int cleanupSize = USUAL_CLEANUP_SIZE;
        private boolean cleanupForEveryRecord;

        private Builder(Duration timeToLive) {
            this.timeToLive = checked(timeToLive);
        }

        private static Duration checked(Duration timeToLive) {
            if (timeToLive.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException("state must live for at least a millisecond, not " + timeToLive);
            }
            return timeToLive.compareTo(Duration.ofMillis(Long.MAX_VALUE)) > 0
                    ? Duration.ofMillis(Long.MAX_VALUE)
                    : timeToLive;
        }

        /** How long. */
        public Builder setTimeToLive(Duration time) {
            timeToLive = checked(time);
            return this;
        }

        public Builder setUpdateType(UpdateType type) {
            updateType = type;
            return this;
        }

        public Builder updateTtlOnCreateAndWrite() {
            return setUpdateType(UpdateType.OnCreateAndWrite);
        }

        public Builder updateTtlOnReadAndWrite() {
            return setUpdateType(UpdateType.OnReadAndWrite);
        }

        public Builder setStateVisibility(StateVisibility visibility) {
            stateVisibility = visibility;
            return this;
        }

        public Builder returnExpiredIfNotCleanedUp() {
            return setStateVisibility(StateVisibility.ReturnExpiredIfNotCleanedUp);
        }

        public Builder neverReturnExpired() {
            return setStateVisibility(StateVisibility.NeverReturnExpired);
        }

        public Builder setTtlTimeCharacteristic(TtlTimeCharacteristic characteristic) {
            timeCharacteristic = characteristic;
            return this;
        }

        public Builder useProcessingTime() {
            return setTtlTimeCharacteristic(TtlTimeCharacteristic.ProcessingTime);
        }

        /** Not in Flink. */
        public Builder useEventTime() {
            return setTtlTimeCharacteristic(TtlTimeCharacteristic.EventTime);
        }

        /** For programs that call it: full snapshots leave out what has expired in any case. */
        public Builder cleanupFullSnapshot() {
            return this;
        }

        /**
         * How much is looked at beside the processing of records. Without it, five entries an access; at the least some
         * hundred entries a batch in any case.
         *
         * @param size entries that are looked at for each access to the state
         * @param forEveryRecord whether each record counts as an access
         */
        public Builder cleanupIncrementally(int size, boolean forEveryRecord) {
            if (size < 1) {
                throw new IllegalArgumentException("a cleanup of " + size + " entries");
            }
            cleanup = true;
            cleanupSize = size;
            cleanupForEveryRecord = forEveryRecord;
            return this;
        }

        /** What has expired stays in memory until a read meets it. */
        public Builder disableCleanupInBackground() {
            cleanup = false;
            return this;
        }

        public StateTtlConfig build() {
            return new StateTtlConfig(this);
        }
    }
}
