package dev.weir.operators.aggregate;

import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordValue;
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

    /** What its words are, for groups in a table of that name. */
    default List<RecordValue> values(String groups) {
        return RecordValue.words(words());
    }

    /** The tables it needs beside the groups, which are in a table of that name; see {@link GroupValues#side}. */
    default List<RecordLayout> sides(String groups) {
        return List.of();
    }

    /** Takes the rows of an input into their groups, whose records are prepared to be written to. */
    void add(Groups groups, AggregateInput input);

    /** Adds the state of groups to others, which are prepared to be written to, as if the rows had come to those. */
    void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count);

    /** A group is about to be removed: frees what it holds beside its words. */
    default void release(Groups groups, int record) {}
}
