package dev.weir.bench.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.EventTimeMapper;
import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.Processor;
import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.Schema;
import dev.weir.data.TimestampColumn;
import dev.weir.nexmark.NexmarkEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Makes the bids among Weir's Nexmark events, whole: every text a string of its own. Instances take blocks in turn. */
final class BidSource extends AbstractProcessor {
    private static final Schema BIDS = Schema.of(
            "bid",
            new DataType.RowOf(
                    Schema.of(
                                    "auction",
                                    DataTypes.BIGINT,
                                    "bidder",
                                    DataTypes.BIGINT,
                                    "price",
                                    DataTypes.BIGINT,
                                    "channel",
                                    DataTypes.STRING,
                                    "url",
                                    DataTypes.STRING,
                                    "dateTime",
                                    DataTypes.timestamp(3),
                                    "extra",
                                    DataTypes.STRING)
                            .fields(),
                    true));

    private final EventTimeMapper<? super Bid> times;
    private final NexmarkEvents events;
    private int instances = 1;
    private long block;
    private Traverser<Object> pending = Traversers.empty();

    BidSource(Map<String, String> options, EventTimePolicy<? super Bid> policy) {
        times = new EventTimeMapper<>(policy);
        events = NexmarkEvents.of(BIDS, new Configuration(options));
    }

    @Override
    protected void init(Processor.Context context) {
        times.addPartitions(1);
        instances = context.totalParallelism();
        block = context.globalProcessorIndex();
    }

    @Override
    public boolean complete() {
        while (emitFromTraverser(pending)) {
            long first = block * NexmarkEvents.BLOCK;
            if (first >= events.count()) {
                return true;
            }
            int count = (int) Math.min(NexmarkEvents.BLOCK, events.count() - first);
            pending = bids(events.batch(first, count));
            block += instances;
        }
        return false;
    }

    private Traverser<Object> bids(Batch batch) {
        RowColumn bids = (RowColumn) batch.column(0);
        List<Column> fields = bids.fields();
        long[] auctions = ((LongColumn) fields.get(0)).values();
        long[] bidders = ((LongColumn) fields.get(1)).values();
        long[] prices = ((LongColumn) fields.get(2)).values();
        long[] millis = ((TimestampColumn) fields.get(5)).millis();
        int[] row = {0};
        Traverser<Bid> all = () -> {
            while (row[0] < batch.size() && bids.isNull(row[0])) {
                row[0]++;
            }
            if (row[0] == batch.size()) {
                return null;
            }
            int at = row[0]++;
            return new Bid(
                    auctions[at],
                    bidders[at],
                    prices[at],
                    text(fields.get(3), at),
                    text(fields.get(4), at),
                    millis[at],
                    text(fields.get(6), at));
        };
        return all.flatMap(bid -> times.flatMapEvent(bid, 0, bid.time()));
    }

    private static String text(Column column, int row) {
        BytesColumn texts = (BytesColumn) column;
        return new String(texts.bytes(), texts.offsets()[row], texts.lengths()[row], StandardCharsets.UTF_8);
    }
}
