package dev.weir.operators.aggregate;

import dev.weir.dataflow.state.RecordLayout;
import java.util.List;

/**
 * A part of an aggregate's state: some words of every group's record, zero at first, and possibly tables of values
 * beside them. Stateless itself; the words begin where {@link #place} says.
 */
interface Cell {
    /** Words in the record. */
    int words();

    /** Tells the cell its first word, counted from the record's first value word, and its first side table. */
    void place(int word, int side);

    /** The tables it needs beside the groups. */
    default List<RecordLayout> sides() {
        return List.of();
    }

    /** Takes the rows of an input into their groups. */
    void add(Groups groups, AggregateInput input);

    /** Adds the state of groups to other groups, as if the rows had come to those. */
    void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count);

    /** A group is about to be removed: frees what it holds beside its words. */
    default void release(Groups groups, int record) {}
}
