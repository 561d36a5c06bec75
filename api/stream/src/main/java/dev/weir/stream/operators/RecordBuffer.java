package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.Output;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Records on their way into a batch. Timestamps are kept only if there are any. */
final class RecordBuffer {
    /** Rows of a full batch. */
    static final int CAPACITY = 2048;

    private static final int INITIAL = 64;

    private final int side;
    private @Nullable Object[] values = new @Nullable Object[INITIAL];
    private long @Nullable [] timestamps;
    private int size;

    RecordBuffer() {
        this(0);
    }

    /** A buffer for an output. */
    RecordBuffer(int side) {
        this.side = side;
    }

    /** Adds a record; true when the buffer is full and must be flushed. */
    boolean add(@Nullable Object value, long timestamp) {
        if (size == values.length) {
            grow();
        }
        if (timestamp != Batch.NO_TIMESTAMP && timestamps == null) {
            timestamps = new long[values.length];
            Arrays.fill(timestamps, 0, size, Batch.NO_TIMESTAMP);
        }
        if (timestamps != null) {
            timestamps[size] = timestamp;
        }
        values[size++] = value;
        return size == CAPACITY;
    }

    private void grow() {
        int capacity = 2 * values.length;
        values = Arrays.copyOf(values, capacity);
        if (timestamps != null) {
            timestamps = Arrays.copyOf(timestamps, capacity);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Takes what is there as a batch. */
    Batch take() {
        Batch batch = Batch.ofObjects(Schemas.RECORDS, size, values, timestamps);
        // The arrays went with the batch; the next one will probably be as large.
        values = new @Nullable Object[Math.min(CAPACITY, Math.max(INITIAL, Integer.highestOneBit(size) * 2))];
        timestamps = null;
        size = 0;
        return batch;
    }

    /** Sends what is there. */
    void flush(Output output) {
        if (size > 0) {
            if (side == 0) {
                output.emit(take());
            } else {
                output.emit(side, take());
            }
        }
    }
}
