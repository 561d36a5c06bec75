package dev.weir.state;

/** Where the records of a {@link FamilyShape} are read: as they are, or as they were frozen. */
interface FamilySource {
    /** Where a record is, until another one of the same table is asked for. */
    long[] page(int table, int record);

    /** Where in its page it begins. */
    int offset(int table, int record);

    /** Writes the bytes of a value that is not inline, of the table's arena, to an array. */
    void copy(int table, long address, int length, byte[] target, int at);

    /** The record of the NULL key that is not said by the record itself, or NONE. */
    int nullRecord(int table);
}
