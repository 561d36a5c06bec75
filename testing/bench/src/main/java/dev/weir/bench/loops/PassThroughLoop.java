package dev.weir.bench.loops;

import dev.weir.data.BytesColumn;
import dev.weir.data.Schema;

/** q0 and q1: every bid, q1 with its price in euros. */
record PassThroughLoop(boolean converts) implements Loop {
    @Override
    public Schema columns() {
        return EventBatch.TABLE;
    }

    @Override
    public void events(EventBatch events, RowWriter out) {
        int[] kinds = events.kinds();
        long[] auctions = events.numbers(EventBatch.BID, "auction");
        long[] bidders = events.numbers(EventBatch.BID, "bidder");
        long[] prices = events.numbers(EventBatch.BID, "price");
        long[] times = events.times(EventBatch.BID);
        BytesColumn extras = events.texts(EventBatch.BID, "extra");
        for (int row = 0; row < events.size(); row++) {
            if (kinds[row] == EventBatch.BID) {
                out.number(auctions[row]);
                out.number(bidders[row]);
                if (converts) {
                    out.decimal(prices[row] * 908, 3);
                } else {
                    out.number(prices[row]);
                }
                out.time(times[row]);
                EventBatch.write(extras, row, out);
                out.endRow();
            }
        }
    }
}
