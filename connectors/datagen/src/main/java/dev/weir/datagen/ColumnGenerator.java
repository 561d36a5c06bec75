package dev.weir.datagen;

import dev.weir.data.Column;

/** Makes the values of one column. Immutable, and shared by all instances. */
interface ColumnGenerator {
    /** The values of some rows. */
    Column generate(RowNumbers rows);

    /** How many rows there can be: the length of a sequence. */
    default long rows() {
        return Long.MAX_VALUE;
    }
}
