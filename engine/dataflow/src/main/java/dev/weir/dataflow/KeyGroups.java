package dev.weir.dataflow;

/**
 * Key groups are the unit in which keyed state moves between instances. A key's group follows from its hash and the
 * job's maximal parallelism; each instance owns a contiguous range of groups.
 */
public final class KeyGroups {
    /** The number of key groups unless the job says otherwise. */
    public static final int DEFAULT_MAX_PARALLELISM = 128;

    private KeyGroups() {}

    /**
     * The key group of a hash: the upper 32 bits scaled to the number of groups, so that tables can use the lower ones.
     */
    public static int of(long hash, int maxParallelism) {
        return (int) ((hash >>> 32) * maxParallelism >>> 32);
    }

    /** The instance that owns a key group. */
    public static int subtask(int keyGroup, int maxParallelism, int parallelism) {
        return (int) ((long) keyGroup * parallelism / maxParallelism);
    }

    /** The first key group that an instance owns; it owns those up to the first of the next instance. */
    public static int first(int subtask, int maxParallelism, int parallelism) {
        return (int) (((long) subtask * maxParallelism + parallelism - 1) / parallelism);
    }
}
