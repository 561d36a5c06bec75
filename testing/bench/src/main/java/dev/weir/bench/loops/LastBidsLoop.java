package dev.weir.bench.loops;

import dev.weir.data.BytesColumn;
import dev.weir.data.Schema;
import java.util.Arrays;

/** q18: the newest bid of every bidder for every auction, of which nothing is known before the end. */
final class LastBidsLoop implements Loop {
    private final PairIndex index = new PairIndex();
    private long[] prices = new long[1 << 9];
    private long[] times = new long[1 << 9];
    /** Three texts a bid. */
    private byte[][] texts = new byte[3 << 9][];

    @Override
    public Schema columns() {
        return EventBatch.TABLE;
    }

    @Override
    public void events(EventBatch events, RowWriter out) {
        int[] kinds = events.kinds();
        long[] auctions = events.numbers(EventBatch.BID, "auction");
        long[] bidders = events.numbers(EventBatch.BID, "bidder");
        long[] newPrices = events.numbers(EventBatch.BID, "price");
        long[] newTimes = events.times(EventBatch.BID);
        BytesColumn channels = events.texts(EventBatch.BID, "channel");
        BytesColumn urls = events.texts(EventBatch.BID, "url");
        BytesColumn extras = events.texts(EventBatch.BID, "extra");
        for (int row = 0; row < events.size(); row++) {
            if (kinds[row] != EventBatch.BID) {
                continue;
            }
            int number = index.number(bidders[row], auctions[row]);
            if (number == prices.length) {
                prices = Arrays.copyOf(prices, number * 2);
                times = Arrays.copyOf(times, number * 2);
                texts = Arrays.copyOf(texts, number * 6);
            }
            prices[number] = newPrices[row];
            times[number] = newTimes[row];
            texts[3 * number] = channels.bytesAt(row);
            texts[3 * number + 1] = urls.bytesAt(row);
            texts[3 * number + 2] = extras.bytesAt(row);
        }
    }

    @Override
    public void finish(RowWriter out) {
        for (int number = 0; number < index.size(); number++) {
            out.number(index.second(number));
            out.number(index.first(number));
            out.number(prices[number]);
            out.text(texts[3 * number], 0, texts[3 * number].length);
            out.text(texts[3 * number + 1], 0, texts[3 * number + 1].length);
            out.time(times[number]);
            out.text(texts[3 * number + 2], 0, texts[3 * number + 2].length);
            out.endRow();
        }
    }
}
