package dev.weir.dataflow.state;

/**
 * All state of one parallel instance of an operator. State is named; asking for a name again gives the same state. What
 * was restored under a name is there when the name is first asked for; restored state that is never asked for stays in
 * every later snapshot. Used by the instance's own thread only.
 */
public interface StateStore {
    /** The state of user functions: objects and timers by key. */
    ObjectState objects();

    /** A table of records by key. */
    RecordTable recordTable(String name, RecordLayout layout);

    /** Tables of records by namespace and key. */
    RecordTables recordTables(String name, RecordLayout layout);

    /** A list of the instance itself, not of a key. */
    <T> InstanceList<T> instanceList(String name, InstanceList.Redistribution redistribution);

    /**
     * Holds on to the present contents for a checkpoint: takes microseconds, whatever their size. Only changes since
     * the newest checkpoint of which {@link #completed} was called need to be written.
     */
    StateSnapshot freeze(long checkpoint);

    /** A checkpoint for which it was frozen is complete and durable: later ones may build on what it wrote. */
    default void completed(long checkpoint) {}

    /** A checkpoint for which it was frozen will never be complete: what it wrote will be deleted. */
    default void aborted(long checkpoint) {}

    /** Nobody needs the state any more: gives memory and files back. Snapshots that are being written stay readable. */
    default void close() {}
}
