package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.data.KeyHashes;
import dev.weir.data.ObjectColumn;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.FilterFunction;
import dev.weir.stream.functions.FlatMapFunction;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.MapFunction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch on their way through a chain. The arrays of the batch that came in are shared, so the first stage
 * that changes something copies; later ones work in place. Each loop calls one function only: the JIT compiler then
 * keeps everything but the call out of it, and a call is all that a record costs a stage.
 */
final class StageRows implements Collector<Object> {
    private @Nullable Object[] values = {};
    private long @Nullable [] timestamps;
    private @Nullable Object @Nullable [] keys;
    private int size;
    private boolean owned;

    /** What {@link #collect} of a flatMap has gathered. */
    private @Nullable Object[] gathered = {};

    private long @Nullable [] gatheredTimestamps;
    private int gatheredSize;
    private long gatheredTimestamp;

    /** Takes over the rows of a batch. */
    void load(Batch batch) {
        keys = null;
        size = batch.size();
        values = Records.values(batch, 0);
        timestamps = batch.timestamps();
        owned = false;
        int[] selection = batch.selection();
        if (selection != null) {
            gather(selection);
        }
    }

    private void gather(int[] selection) {
        @Nullable Object[] from = values;
        @Nullable Object[] taken = new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            taken[i] = from[selection[i]];
        }
        values = taken;
        long[] times = timestamps;
        if (times != null) {
            long[] takenTimes = new long[size];
            for (int i = 0; i < size; i++) {
                takenTimes[i] = times[selection[i]];
            }
            timestamps = takenTimes;
        }
        owned = true;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("NullAway") // A null record is the user's affair.
    void map(MapFunction<Object, Object> function) throws Exception {
        @Nullable Object[] from = values;
        @Nullable Object[] to = owned ? from : new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            to[i] = function.map(from[i]);
        }
        if (!owned) {
            values = to;
            timestamps = timestamps == null ? null : Arrays.copyOf(timestamps, size);
            owned = true;
        }
    }

    /**
     * Without branches on what the function says, which is hard to guess: every record is written, and perhaps again.
     */
    @SuppressWarnings("NullAway") // A null record is the user's affair.
    void filter(FilterFunction<Object> function) throws Exception {
        @Nullable Object[] from = values;
        int passed = 0;
        while (passed < size && function.filter(from[passed])) {
            passed++;
        }
        if (passed == size) {
            return;
        }
        own();
        @Nullable Object[] kept = values;
        long[] times = timestamps;
        int count = passed;
        if (times == null) {
            for (int i = passed + 1; i < size; i++) {
                Object value = kept[i];
                kept[count] = value;
                count += function.filter(value) ? 1 : 0;
            }
        } else {
            for (int i = passed + 1; i < size; i++) {
                Object value = kept[i];
                kept[count] = value;
                times[count] = times[i];
                count += function.filter(value) ? 1 : 0;
            }
        }
        size = count;
    }

    private void own() {
        if (!owned) {
            values = Arrays.copyOf(values, size);
            timestamps = timestamps == null ? null : Arrays.copyOf(timestamps, size);
            owned = true;
        }
    }

    @SuppressWarnings("NullAway") // A null record is the user's affair.
    void flatMap(FlatMapFunction<Object, Object> function) throws Exception {
        gathered = new @Nullable Object[Math.max(size, 16)];
        gatheredTimestamps = timestamps == null ? null : new long[gathered.length];
        gatheredSize = 0;
        for (int i = 0; i < size; i++) {
            gatheredTimestamp = Records.timestamp(timestamps, i);
            function.flatMap(values[i], this);
        }
        values = gathered;
        timestamps = gatheredTimestamps;
        size = gatheredSize;
        owned = true;
        gathered = new @Nullable Object[0];
    }

    @Override
    public void collect(Object record) {
        if (gatheredSize == gathered.length) {
            gathered = Arrays.copyOf(gathered, 2 * gathered.length);
            gatheredTimestamps = gatheredTimestamps == null ? null : Arrays.copyOf(gatheredTimestamps, gathered.length);
        }
        if (gatheredTimestamps != null) {
            gatheredTimestamps[gatheredSize] = gatheredTimestamp;
        }
        gathered[gatheredSize++] = record;
    }

    @SuppressWarnings("NullAway") // A null record is the user's affair.
    void key(KeySelector<Object, Object> function) throws Exception {
        @Nullable Object[] of = new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            of[i] = function.getKey(values[i]);
        }
        keys = of;
    }

    /** The rows as a batch; {@link Schemas#KEYED} when they were given keys. */
    Batch take() {
        @Nullable Object[] of = keys;
        Batch records = Batch.ofObjects(Schemas.RECORDS, size, values, timestamps);
        values = new @Nullable Object[0];
        timestamps = null;
        keys = null;
        if (of == null) {
            return records;
        }
        long[] hashes = new long[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = Hashing.ofObject(of[i]);
        }
        ObjectColumn column = new ObjectColumn(Schemas.KEYED.type(1), size, of);
        return records.withColumns(Schemas.KEYED, records.column(0), column)
                .withKeyHashes(new KeyHashes(Schemas.KEY_COLUMN, hashes));
    }
}
