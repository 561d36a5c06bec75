package dev.weir.bench.loops;

import dev.weir.data.Schema;

/** q2: the bids for some auctions. */
final class SelectionLoop implements Loop {
    @Override
    public Schema columns() {
        return EventBatch.TABLE;
    }

    @Override
    public void events(EventBatch events, RowWriter out) {
        int[] kinds = events.kinds();
        long[] auctions = events.numbers(EventBatch.BID, "auction");
        long[] prices = events.numbers(EventBatch.BID, "price");
        for (int row = 0; row < events.size(); row++) {
            if (kinds[row] == EventBatch.BID && auctions[row] % 123 == 0) {
                out.number(auctions[row]);
                out.number(prices[row]);
                out.endRow();
            }
        }
    }
}
