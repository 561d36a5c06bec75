package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.data.KeyHashes;
import dev.weir.data.ObjectColumn;
import dev.weir.stream.functions.Collector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch on their way through a chain. The arrays of the batch that came in are shared, so the first loop
 * that changes something writes to others; later ones work in place.
 */
final class StageRows implements Collector<Object> {
    private @Nullable Object[] values = {};
    private long @Nullable [] times;
    private @Nullable Object[] results = {};
    private long @Nullable [] resultTimes;
    private @Nullable Object @Nullable [] keys;
    private int size;
    private boolean owned;
    private int failed;

    /** What {@link #collect} of a flatMap has gathered. */
    private @Nullable Object[] gathered = {};

    private long @Nullable [] gatheredTimes;
    private int gatheredSize;
    private long gatheredTime;

    /** Takes over the rows of a batch. */
    void load(Batch batch) {
        keys = null;
        size = batch.size();
        values = Records.values(batch, 0);
        times = batch.timestamps();
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
        long[] of = times;
        if (of != null) {
            long[] takenTimes = new long[size];
            for (int i = 0; i < size; i++) {
                takenTimes[i] = of[selection[i]];
            }
            times = takenTimes;
        }
        owned = true;
    }

    /** Runs a loop that makes at most one record of each, and keys if it is told to. */
    void run(ChainLoop loop, boolean keyed) throws Exception {
        results = owned ? values : new @Nullable Object[size];
        resultTimes = owned || times == null ? times : new long[size];
        keys = keyed ? new @Nullable Object[size] : null;
        size = loop.run(this);
        values = results;
        times = resultTimes;
        owned = true;
    }

    /** Runs a loop that makes keys only. */
    void runKeys(ChainLoop loop) throws Exception {
        keys = new @Nullable Object[size];
        size = loop.run(this);
    }

    /** Runs a loop that ends with a flatMap. */
    void runGathering(ChainLoop loop) throws Exception {
        gathered = new @Nullable Object[Math.max(size, 16)];
        gatheredTimes = times == null ? null : new long[gathered.length];
        gatheredSize = 0;
        loop.run(this);
        values = gathered;
        times = gatheredTimes;
        size = gatheredSize;
        owned = true;
        gathered = new @Nullable Object[0];
    }

    /** Number of rows that there are. */
    int size() {
        return size;
    }

    /** The records that there are. */
    @Nullable
    Object[] values() {
        return values;
    }

    /** Their timestamps; null if they have none. */
    long @Nullable [] times() {
        return times;
    }

    /** Where the results of a loop go, the i-th after the i-th record was read; perhaps over it. */
    @Nullable
    Object[] results() {
        return results;
    }

    /** Where the timestamps of the results go; null if they have none. */
    long @Nullable [] resultTimes() {
        return resultTimes;
    }

    /** Where the keys of the results go. */
    @Nullable
    Object @Nullable [] keys() {
        return keys;
    }

    /** What is collected from now on is of a record that there is. */
    void gatherOf(int row) {
        gatheredTime = Records.timestamp(times, row);
    }

    /** The function of a stage threw something. */
    void failed(int stage) {
        failed = stage;
    }

    /** The stage whose function threw something. */
    int failed() {
        return failed;
    }

    @Override
    public void collect(Object record) {
        if (gatheredSize == gathered.length) {
            gathered = Arrays.copyOf(gathered, 2 * gathered.length);
            gatheredTimes = gatheredTimes == null ? null : Arrays.copyOf(gatheredTimes, gathered.length);
        }
        if (gatheredTimes != null) {
            gatheredTimes[gatheredSize] = gatheredTime;
        }
        gathered[gatheredSize++] = record;
    }

    /** The rows as a batch; {@link Schemas#KEYED} when they were given keys. */
    Batch take() {
        @Nullable Object[] of = keys;
        Batch records = Batch.ofObjects(Schemas.RECORDS, size, values, times);
        values = new @Nullable Object[0];
        results = values;
        times = null;
        resultTimes = null;
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
