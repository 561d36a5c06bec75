package dev.weir.dataflow.state;

import dev.weir.data.Batch;
import dev.weir.data.Column;

/**
 * A hash table of fixed-size records in memory, one a key: its accumulators, links, counts lie together, so that an
 * update costs one cache miss. A record is known by its number, an int, which stays the same until it is removed. Whole
 * batches are looked up at a time. NULL keys are equal to each other, as GROUP BY wants. Used by its instance's own
 * thread.
 *
 * <p>Records are {@link RecordPages}: whoever asked for the table reads and writes the value words there, from
 * {@link #valueWord()} on. Values of variable length live in the table's {@link #arena()}.
 */
public interface RecordTable {
    /** Stands for no record. */
    int NONE = -1;

    /** What it was made with. */
    RecordLayout layout();

    /** Number of records, wherever they are. */
    int size();

    /** One more than the largest record number in use: the length of arrays indexed by record. */
    int capacity();

    /**
     * Finds the records of the keys in a batch, adding those that are missing, with zeroed value words.
     *
     * @param keyColumns the columns of the batch that make the key, of the layout's types but for nullability
     * @param records receives the record of the i-th row that counts
     */
    void findOrAdd(Batch batch, int[] keyColumns, int[] records);

    /** As {@link #findOrAdd}, but {@link #NONE} for keys that have no record. */
    void find(Batch batch, int[] keyColumns, int[] records);

    /** Finds or adds the keys of records of another table with the same key types. */
    void findOrAdd(RecordTable other, int[] otherRecords, int count, int[] records);

    /**
     * Forgets a record; its number may be used again. Variable-length values in its value words are the owner's to
     * free.
     */
    void remove(int record);

    /** Forgets all records. */
    void clear();

    /**
     * Walks the records in memory in ascending order of their numbers, which for a table without removals is the order
     * of arrival.
     *
     * @param from the first number to look at
     * @param records receives numbers of records that exist; as many as fit
     * @return how many it received; fewer than fit means that there are no more
     */
    int scan(int from, int[] records);

    /**
     * The owner keeps no number of a record any more, in no other table either, until it asks again: if memory is
     * short, records that are seldom used go to disk, from where {@link #find} and {@link #findOrAdd} bring them back
     * under other numbers. Cheap enough to be called between batches.
     *
     * <p>The records of other tables to which links of a record lead, and those to which theirs do, go and come with
     * it. So all of them must be reached from it, and belong to no other; they are looked up only after it was; and who
     * changes one of them also {@link RecordPages#pageForWrite prepares} it for writing. Records of tables for which
     * this is never called, or whose key is not what decides where they are kept, stay in memory.
     */
    default void settle() {}

    /**
     * Walks all records, wherever they are; those that go with others come with them. The table must not be changed
     * meanwhile, nor settled.
     *
     * @see #scan which knows those in memory only
     */
    default Cursor cursor() {
        return new Cursor() {
            private int next;

            @Override
            public int next(int[] records) {
                int count = next < 0 ? 0 : scan(next, records);
                next = count < records.length ? -1 : records[count - 1] + 1;
                return count;
            }
        };
    }

    /** A walk over all records. */
    interface Cursor {
        /**
         * Gives some more records; the numbers that the call before gave are void then.
         *
         * @param records receives numbers, at least one unless there are no more
         * @return how many it received; 0 at the end
         */
        int next(int[] records);
    }

    /** The records' memory. */
    RecordPages pages();

    /** The index of the first value word in a record. */
    int valueWord();

    /** The keys of some records as a column. */
    Column key(int key, int[] records, int count);

    /** Whether a column of a record's key is NULL. */
    boolean isKeyNull(int key, int record);

    /** Compares a column of the keys of two records that are not NULL there, in the order of SQL. */
    int compareKey(int key, int recordA, int recordB);

    /** Where keys and values of variable length lie. */
    ByteArena arena();
}
