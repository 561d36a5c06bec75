package dev.weir.formats.parquet;

import dev.weir.data.Column;
import org.jspecify.annotations.Nullable;

/** Collects the values of a column in arrays and makes a column of the table's type of them. */
interface ValueTarget {
    /** Makes room for so many rows. */
    void begin(int rows);

    /** Reads values for consecutive rows. */
    void read(ValueReader values, int from, int count);

    /** The column; rows for which nothing was read are NULL in the bitmap. */
    Column finish(int rows, long @Nullable [] validity);

    /** Whether all values of a batch must come from one page, because they refer to its bytes. */
    default boolean needsOnePage() {
        return false;
    }
}
