package dev.weir.bench.loops;

import dev.weir.data.Schema;
import java.util.Arrays;

/** q5: the auctions with the most bids in the last ten seconds, every two seconds. Counts are kept by two seconds. */
final class HotItemsLoop implements Loop {
    private static final long SLICE = 2000;
    private static final int SLICES = 5;

    /** The last slices, the newest at {@link #current} modulo their number. */
    private final Counts[] slices = new Counts[SLICES];

    private final Counts window = new Counts();
    private long current = Long.MIN_VALUE;

    private static final class Counts {
        private final LongIndex index = new LongIndex();
        private long[] counts = new long[1 << 9];

        void add(long key, long count) {
            int number = index.number(key);
            if (number == counts.length) {
                counts = Arrays.copyOf(counts, counts.length * 2);
            }
            counts[number] += count;
        }

        void clear() {
            Arrays.fill(counts, 0, index.size(), 0);
            index.clear();
        }
    }

    HotItemsLoop() {
        Arrays.setAll(slices, i -> new Counts());
    }

    @Override
    public Schema columns() {
        return EventBatch.TABLE;
    }

    @Override
    public void events(EventBatch events, RowWriter out) {
        int[] kinds = events.kinds();
        long[] auctions = events.numbers(EventBatch.BID, "auction");
        long[] times = events.times(EventBatch.BID);
        for (int row = 0; row < events.size(); row++) {
            if (kinds[row] == EventBatch.BID) {
                long slice = times[row] / SLICE;
                if (slice != current) {
                    moveTo(slice, out);
                }
                slices[(int) (slice % SLICES)].add(auctions[row], 1);
            }
        }
    }

    /** Ends the windows that end before a slice begins. */
    private void moveTo(long slice, RowWriter out) {
        if (current != Long.MIN_VALUE) {
            for (long ended = current; ended < Math.min(slice, current + SLICES); ended++) {
                fire(out);
                slices[(int) ((ended + 1) % SLICES)].clear();
            }
        }
        current = slice;
    }

    private void fire(RowWriter out) {
        window.clear();
        for (Counts slice : slices) {
            for (int i = 0; i < slice.index.size(); i++) {
                window.add(slice.index.key(i), slice.counts[i]);
            }
        }
        long most = 0;
        for (int i = 0; i < window.index.size(); i++) {
            most = Math.max(most, window.counts[i]);
        }
        for (int i = 0; i < window.index.size(); i++) {
            if (window.counts[i] == most) {
                out.number(window.index.key(i));
                out.number(most);
                out.endRow();
            }
        }
    }

    @Override
    public void finish(RowWriter out) {
        if (current != Long.MIN_VALUE) {
            moveTo(current + SLICES, out);
        }
    }
}
