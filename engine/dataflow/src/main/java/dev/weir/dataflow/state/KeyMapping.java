package dev.weir.dataflow.state;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the keys of restored state in a job whose keys are others than before. An instance reads the state of
 * all former instances, and keeps what belongs to its key groups by the new keys. Made for one instance and called by
 * its thread.
 *
 * <p>A job that fails is restored from a checkpoint whose keys are mapped already. So keys of another class than
 * {@code former} stay as they are, and if new keys are of that class, too, mapping one again must give the same.
 *
 * @param former the class of the keys that are mapped
 * @param mapper makes the new key of a former one
 * @param merger makes one value of those of two keys that become one; null where that is an error
 */
public record KeyMapping(
        Class<?> former, Mapper mapper, @Nullable Merger merger) {
    /** Makes the new key of a former one. */
    @FunctionalInterface
    public interface Mapper {
        @Nullable
        Object map(Object key) throws Exception;
    }

    /** Makes one value of those of two keys that become one. */
    public interface Merger {
        /** Whether it knows what to make of two values of this state. */
        boolean merges(String state);

        /**
         * The value of both; lists and maps come and go as a whole.
         *
         * @param state the name of the state
         * @param key the new key
         */
        @Nullable
        Object merge(String state, @Nullable Object key, @Nullable Object first, @Nullable Object second)
                throws Exception;
    }
}
