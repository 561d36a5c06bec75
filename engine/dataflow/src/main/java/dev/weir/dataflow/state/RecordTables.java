package dev.weir.dataflow.state;

/**
 * Record tables of one layout, one a namespace, such as the end of a window's slice. A namespace is dropped whole. Used
 * by its instance's own thread.
 */
public interface RecordTables {
    /** The table of a namespace, made when it is first asked for. */
    RecordTable at(long namespace);

    /** Whether a namespace has a table. */
    boolean contains(long namespace);

    /** Forgets a namespace. */
    void drop(long namespace);

    /** {@link RecordTable#settle Settles} all tables. */
    void settle();

    /** The namespaces in use, ascending. */
    long[] namespaces();
}
