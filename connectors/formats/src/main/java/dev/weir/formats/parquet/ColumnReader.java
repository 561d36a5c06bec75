package dev.weir.formats.parquet;

import dev.weir.data.Column;

/** Reads one column of one row group, from its first row on. One thread. */
interface ColumnReader {
    /** How many rows, at most so many, can be read at once. */
    int readable(int rows);

    /** Reads exactly so many rows. */
    Column read(int rows);
}
