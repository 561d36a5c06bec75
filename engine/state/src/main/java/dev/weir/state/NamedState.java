package dev.weir.state;

/** One state of an instance under a name, as snapshots see it. */
interface NamedState extends RestoredEntries {
    ObjectSection.Kind kind();

    /** Called for all states before the first of them is frozen. */
    default void beforeFreeze(long checkpoint) {}

    /** Begins to save what a snapshot needs: entries touched and removed behind its base. */
    void freeze(ObjectSnapshot snapshot, ObjectSection section);

    /** No snapshot builds on what is older than the end of an interval any more. */
    void trim(int ended);
}
