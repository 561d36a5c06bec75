package dev.weir.dataflow.state;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import java.util.Iterator;

/** State in a checkpoint as a table, for tools. Used by one thread. */
public interface StateTable {
    /** The name under which the operator keeps it. */
    String name();

    /** The columns: what identifies a row, the key, the values, as far as types are known. */
    Schema schema();

    /** What it holds, in words that are equal only for state of the same form. */
    String describe();

    /** Number of rows. */
    long rowCount();

    /** Bytes that the rows take in memory, without indexes. */
    long sizeInBytes();

    /** The rows, some at a time. */
    Iterator<Batch> rows();
}
