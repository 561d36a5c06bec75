package dev.weir.bench.loops;

import dev.weir.data.BytesColumn;
import dev.weir.data.Schema;
import java.util.ArrayList;
import java.util.List;

/** q7: the highest bids of every ten seconds; one that comes as they end counts for the next ten, and for them too. */
final class HighestBidLoop implements Loop {
    private static final long WINDOW = 10_000;

    private record Bid(long auction, long bidder, long price, long time, byte[] extra) {}

    private final List<Bid> highest = new ArrayList<>();
    private long price = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;
    /** The highest price before {@link #end} less a window. */
    private long pricePrevious = Long.MIN_VALUE;

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
            if (kinds[row] != EventBatch.BID) {
                continue;
            }
            if (times[row] >= end) {
                next(times[row], out);
            }
            boolean alsoPrevious = prices[row] == pricePrevious && times[row] == end - WINDOW;
            if (prices[row] >= price || alsoPrevious) {
                Bid bid = new Bid(auctions[row], bidders[row], prices[row], times[row], extras.bytesAt(row));
                if (alsoPrevious) {
                    write(bid, out);
                }
                if (prices[row] > price) {
                    highest.clear();
                    price = prices[row];
                }
                if (prices[row] == price) {
                    highest.add(bid);
                }
            }
        }
    }

    private void next(long time, RowWriter out) {
        highest.forEach(bid -> write(bid, out));
        highest.clear();
        long start = time / WINDOW * WINDOW;
        pricePrevious = start == end ? price : Long.MIN_VALUE;
        price = Long.MIN_VALUE;
        end = start + WINDOW;
    }

    private static void write(Bid bid, RowWriter out) {
        out.number(bid.auction());
        out.number(bid.bidder());
        out.number(bid.price());
        out.time(bid.time());
        out.text(bid.extra(), 0, bid.extra().length);
        out.endRow();
    }

    @Override
    public void finish(RowWriter out) {
        next(end, out);
    }
}
