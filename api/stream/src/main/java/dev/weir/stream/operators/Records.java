package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.data.ObjectColumn;
import org.jspecify.annotations.Nullable;

/** Reads records and timestamps out of batches. */
final class Records {
    private Records() {}

    /** The objects of a column by physical row; not to be written to. */
    static @Nullable Object[] values(Batch batch, int column) {
        return switch (batch.column(column)) {
            case ObjectColumn objects -> objects.values();
            default -> ((ObjectColumn) batch.column(column).flat()).values();
        };
    }

    /** The time of a physical row. */
    static long timestamp(long @Nullable [] timestamps, int row) {
        return timestamps == null ? Batch.NO_TIMESTAMP : timestamps[row];
    }
}
