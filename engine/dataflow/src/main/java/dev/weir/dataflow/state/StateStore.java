package dev.weir.dataflow.state;

/**
 * All state of one parallel instance of an operator. State is named; asking for a name again gives the same state. Used
 * by the instance's own thread only.
 */
public interface StateStore {
    /** The state of user functions: objects and timers by key. */
    ObjectState objects();

    /** A table of records by key. */
    RecordTable recordTable(String name, RecordLayout layout);

    /** Tables of records by namespace and key. */
    RecordTables recordTables(String name, RecordLayout layout);
}
