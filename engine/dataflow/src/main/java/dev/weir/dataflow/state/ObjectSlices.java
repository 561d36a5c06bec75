package dev.weir.dataflow.state;

import org.jspecify.annotations.Nullable;

/**
 * Values by slice and key: the state of windows that comes into being slice by slice of time and goes the same way. A
 * slice is a table of its own, dropped whole.
 */
public interface ObjectSlices<T> {
    /** The slice of that id, made when it is missing. */
    Slice<T> slice(long id);

    /** The slice of that id; null when it is missing. */
    @Nullable
    Slice<T> find(long id);

    /** Forgets a slice. */
    void drop(long id);

    /** The ids of all slices, ascending. */
    long[] ids();

    /**
     * The values of one slice by key. Rows are numbered 0 to {@code size() - 1} in the order in which their keys came.
     */
    interface Slice<T> {
        /** Number of keys. */
        int size();

        /**
         * The row of a key; a new one, whose value is null, when the key is missing.
         *
         * @param hash {@link dev.weir.data.Hashing#ofObject} of the key
         */
        int locate(@Nullable Object key, long hash);

        /**
         * The rows of many keys, as {@link #locate(Object, long)} gives them one after the other: the waits for memory
         * of one overlap those of others. The values of the rows are fetched from memory, too.
         *
         * @param keys by position
         * @param hashes by position
         * @param positions the first {@code count} are those of the keys that are wanted
         * @param rows gets the row of the key at each of them
         */
        void locate(@Nullable Object[] keys, long[] hashes, int[] positions, int count, int[] rows);

        /** The row of a key, or -1 when it is missing. */
        int find(@Nullable Object key, long hash);

        /** Removes a row; the last one takes its number. */
        void remove(int row);

        /** The key of a row. */
        @Nullable
        Object key(int row);

        /** The hash of a row's key. */
        long hash(int row);

        /** The value of a row; null until it is set. */
        @Nullable
        T value(int row);

        /** Replaces the value of a row. */
        void setValue(int row, T value);
    }
}
