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

    /** Number of records. */
    int size();

    /** One more than the largest record number ever used: the length of arrays indexed by record. */
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
     * Walks all records in ascending order of their numbers, which for a table without removals is the order of
     * arrival.
     *
     * @param from the first number to look at
     * @param records receives numbers of records that exist; as many as fit
     * @return how many it received; fewer than fit means that there are no more
     */
    int scan(int from, int[] records);

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
