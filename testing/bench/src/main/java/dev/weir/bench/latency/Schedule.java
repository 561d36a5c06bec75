package dev.weir.bench.latency;

/**
 * When which record is due, whether or not those before it have left: record i at i / rate seconds after the start, of
 * key i modulo the number of keys. So from how often a key was counted follows which of its records have arrived.
 * Immutable.
 *
 * @param startNanos by the machine's monotonic clock
 * @param perSecond records a second
 * @param count how many there are
 */
record Schedule(long startNanos, long perSecond, int keys, long count) {
    private static final long NANOS = 1_000_000_000;

    /** When a record is due. */
    long dueNanos(long record) {
        return startNanos + record / perSecond * NANOS + record % perSecond * NANOS / perSecond;
    }

    int key(long record) {
        return (int) (record % keys);
    }

    /** The record of a key that makes its count this. */
    long record(int key, long counted) {
        return (counted - 1) * keys + key;
    }

    /** How many records of a key there are. */
    long countOf(int key) {
        return (count - key + keys - 1) / keys;
    }
}
