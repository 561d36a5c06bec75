package dev.weir.bench.loops;

import dev.weir.data.Schema;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** q15: counts of bids, bidders and auctions a day, all and by three ranges of prices. */
final class StatisticsLoop implements Loop {
    private static final long DAY = 86_400_000;

    /** Of all, then by range of prices. */
    private final long[] bids = new long[4];

    private final Distinct bidders = new Distinct();
    private final Distinct auctions = new Distinct();
    private long day = Long.MIN_VALUE;

    /** Which keys were seen with which ranges of prices. */
    private static final class Distinct {
        private final LongIndex index = new LongIndex();
        private byte[] ranges = new byte[1 << 9];
        private final long[] counts = new long[4];

        void add(long key, int range) {
            int number = index.number(key);
            if (number == ranges.length) {
                ranges = Arrays.copyOf(ranges, ranges.length * 2);
            }
            int seen = ranges[number];
            if (seen == 0) {
                counts[0]++;
            }
            if ((seen & 1 << range) == 0) {
                counts[range]++;
                ranges[number] = (byte) (seen | 1 << range);
            }
        }

        void clear() {
            Arrays.fill(ranges, 0, index.size(), (byte) 0);
            Arrays.fill(counts, 0);
            index.clear();
        }
    }

    @Override
    public Schema columns() {
        return EventBatch.TABLE;
    }

    @Override
    public void events(EventBatch events, RowWriter out) {
        int[] kinds = events.kinds();
        long[] offered = events.numbers(EventBatch.BID, "auction");
        long[] bidding = events.numbers(EventBatch.BID, "bidder");
        long[] prices = events.numbers(EventBatch.BID, "price");
        long[] times = events.times(EventBatch.BID);
        for (int row = 0; row < events.size(); row++) {
            if (kinds[row] != EventBatch.BID) {
                continue;
            }
            if (times[row] / DAY != day) {
                finish(out);
                day = times[row] / DAY;
            }
            int range = prices[row] < 10_000 ? 1 : prices[row] < 1_000_000 ? 2 : 3;
            bids[0]++;
            bids[range]++;
            bidders.add(bidding[row], range);
            auctions.add(offered[row], range);
        }
    }

    @Override
    public void finish(RowWriter out) {
        if (bids[0] > 0) {
            byte[] date = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
            out.text(date, 0, date.length);
            for (long[] counts : new long[][] {bids, bidders.counts, auctions.counts}) {
                for (long count : counts) {
                    out.number(count);
                }
            }
            out.endRow();
        }
        Arrays.fill(bids, 0);
        bidders.clear();
        auctions.clear();
    }
}
