package dev.weir.dataflow.state;

import org.jspecify.annotations.Nullable;

/**
 * Keyed state made of Java objects, for functions that users write. Cells and timers belong to the current key; within
 * a key a namespace (a window, say) tells several values of one cell apart. Objects are kept by reference: what is put
 * in comes out as the same object.
 */
public interface ObjectState {
    /**
     * Chooses the key that cells and timers mean until the next call. Costs two assignments; a cell looks the key up on
     * its first use.
     *
     * @param hash {@link dev.weir.data.Hashing#ofObject} of the key
     */
    void setCurrentKey(@Nullable Object key, long hash);

    /** The key chosen last. */
    @Nullable
    Object currentKey();

    /** The hash of the key chosen last. */
    long currentHash();

    /**
     * Says that a state will hold objects of a class: what cannot be kept fails here, with the path of the field, and
     * not in the first checkpoint.
     */
    void declare(String name, Class<?> type);

    /** One value a key and namespace. */
    default <T> ValueCell<T> value(String name) {
        return value(name, null);
    }

    /**
     * One value a key and namespace.
     *
     * @param lifetime how long it lives; null for ever. May be another one than that of what is restored, which then
     *     counts as touched now if there was none, or one by another time.
     */
    <T> ValueCell<T> value(String name, @Nullable StateLifetime lifetime);

    /** A list of values a key and namespace. */
    default <T> ListCell<T> list(String name) {
        return list(name, null);
    }

    /** A list of values a key and namespace, whose elements live as long as is said, see {@link #value}. */
    <T> ListCell<T> list(String name, @Nullable StateLifetime lifetime);

    /** A map a key and namespace. */
    default <K, V> MapCell<K, V> map(String name) {
        return map(name, null);
    }

    /** A map a key and namespace, whose entries live as long as is said, see {@link #value}. */
    <K, V> MapCell<K, V> map(String name, @Nullable StateLifetime lifetime);

    /**
     * Looks for what has expired and removes it: a bounded piece of that work, which goes on where the last call left
     * it. To be called after each batch of records, and whenever time has advanced.
     *
     * @param records how many records there were since the last call
     * @param nowMillis processing time
     * @return the processing time at which it should be called again at the latest; {@link Long#MAX_VALUE} for none
     */
    long forgetExpired(int records, long nowMillis);

    /** Values by slice and key, whatever the current key. */
    <T> ObjectSlices<T> slices(String name);

    /**
     * Values by key that are the same in all instances, whatever the current key: a restored instance takes over all of
     * them from one of the former instances.
     */
    <T> ObjectSlices.Slice<T> broadcast(String name);

    /** A queue of timers, one a time domain. */
    TimerQueue timers(String name);
}
