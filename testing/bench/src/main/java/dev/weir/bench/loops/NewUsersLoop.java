package dev.weir.bench.loops;

import dev.weir.data.BytesColumn;
import dev.weir.data.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/** q8: who came and offered something in the same ten seconds. */
final class NewUsersLoop implements Loop {
    private static final long WINDOW = 10_000;

    private final Map<Long, byte[]> names = new LinkedHashMap<>();
    private final LongIndex sellers = new LongIndex();
    private long end = Long.MIN_VALUE;

    @Override
    public Schema columns() {
        return EventBatch.TABLE;
    }

    @Override
    public void events(EventBatch events, RowWriter out) {
        int[] kinds = events.kinds();
        long[] personTimes = events.times(EventBatch.PERSON);
        long[] auctionTimes = events.times(EventBatch.AUCTION);
        long[] ids = events.numbers(EventBatch.PERSON, "id");
        long[] offered = events.numbers(EventBatch.AUCTION, "seller");
        BytesColumn texts = events.texts(EventBatch.PERSON, "name");
        for (int row = 0; row < events.size(); row++) {
            if (kinds[row] == EventBatch.BID) {
                continue;
            }
            boolean isPerson = kinds[row] == EventBatch.PERSON;
            long time = isPerson ? personTimes[row] : auctionTimes[row];
            if (time >= end) {
                fire(out);
                end = time / WINDOW * WINDOW + WINDOW;
            }
            if (isPerson) {
                names.put(ids[row], texts.bytesAt(row));
            } else {
                sellers.number(offered[row]);
            }
        }
    }

    private void fire(RowWriter out) {
        names.forEach((id, name) -> {
            if (sellers.contains(id)) {
                out.number(id);
                out.text(name, 0, name.length);
                out.time(end - WINDOW);
                out.endRow();
            }
        });
        names.clear();
        sellers.clear();
    }

    @Override
    public void finish(RowWriter out) {
        fire(out);
    }
}
