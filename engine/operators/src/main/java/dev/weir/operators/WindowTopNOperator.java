package dev.weir.operators;

import dev.weir.base.Counter;
import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.state.RecordTables;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * The first rows of every group of a window in an order: ROW_NUMBER() by window and keys with a limit. Output: the
 * input's columns, then perhaps the number; once, when the watermark has passed the window's end, so append-only. Then
 * the window is forgotten.
 *
 * <p>A row of a window that has been emitted is late: it goes to side output {@value #LATE} and is counted in
 * {@code <node>.late-rows}.
 */
public final class WindowTopNOperator implements Operator {
    /** The side output of late rows, with the input's schema. */
    public static final int LATE = 1;

    private final Factory factory;
    private final Schema output;
    private final int[] keys;
    private final EventTimes ends;
    private final LocalTimes local;
    private final SliceSplitter splitter = new SliceSplitter(new Slices(new WindowSpec.Tumble(1, 0)));
    private final RecordTables groups;
    private final RecordTables rows;
    /** By the end of a window on the wall clock. */
    private final TreeMap<Long, RankedRows> windows = new TreeMap<>();

    private final Counter lateRows;
    private long watermark;

    private WindowTopNOperator(Factory factory, OperatorContext context) {
        this.factory = factory;
        RankRange range = factory.range;
        output = range.output(factory.input);
        keys = Indexes.array(range.keys());
        ends = new EventTimes(factory.windowEnd, ZoneOffset.UTC);
        local = new LocalTimes(factory.zone);
        groups = context.state().recordTables("groups", RankedRows.groupLayout(factory.input, range.keys(), "rows"));
        rows = context.state().recordTables("rows", RankedRows.rowLayout(factory.input, range.keys(), "rows"));
        watermark = context.restoredWatermark();
        for (long end : groups.namespaces()) {
            windows.put(end, open(end));
        }
        lateRows = context.metrics().counter(context.name() + ".late-rows");
    }

    private RankedRows open(long windowEnd) {
        RankRange range = factory.range;
        return new RankedRows(
                factory.input,
                range.keys(),
                range.order(),
                range.last(),
                factory.retracting,
                groups.at(windowEnd),
                rows.at(windowEnd));
    }

    @Override
    public void process(int input, Batch batch, Output out) {
        if (batch.isEmpty()) {
            return;
        }
        groups.settle();
        Batch hashed = batch.withKeyHashes(Hashing.of(batch, keys));
        long[] lastMillis = Arrays.copyOf(ends.read(hashed), hashed.size());
        for (int i = 0; i < lastMillis.length; i++) {
            lastMillis[i]--;
        }
        splitter.split(hashed, lastMillis);
        for (int window = 0; window < splitter.count(); window++) {
            Batch part = splitter.part(hashed, window);
            long end = splitter.end(window);
            if (isComplete(end)) {
                lateRows.add(part.size());
                out.emit(LATE, part);
            } else {
                windows.computeIfAbsent(end, this::open).add(part);
            }
        }
    }

    private boolean isComplete(long windowEnd) {
        return local.toEpoch(windowEnd) - 1 <= watermark;
    }

    @Override
    public void watermark(long millis, Output out) {
        watermark = millis;
        if (!windows.isEmpty() && isComplete(windows.firstKey())) {
            out.emitAll(new Complete());
        }
        out.watermark(millis);
    }

    /** The rows of complete windows, which are forgotten one by one. */
    private final class Complete implements Iterator<Batch> {
        private RankResults results = ofFirst();

        private RankResults ofFirst() {
            return new RankResults(windows.firstEntry().getValue(), factory.range, output);
        }

        @Override
        public boolean hasNext() {
            while (!results.hasNext()) {
                if (windows.isEmpty() || !isComplete(windows.firstKey())) {
                    return false;
                }
                long end = windows.firstKey();
                windows.remove(end);
                groups.drop(end);
                rows.drop(end);
                if (!windows.isEmpty() && isComplete(windows.firstKey())) {
                    results = ofFirst();
                }
            }
            return true;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return results.next();
        }
    }

    /**
     * The plan node.
     *
     * @param range whose keys have the window's bounds among them
     * @param windowEnd index of the end of the window, a TIMESTAMP of the wall clock
     * @param zone whose wall clock that is
     * @param retracting whether rows of the input may have negative weights; if not, only the first rows are kept
     */
    public record Factory(Schema input, RankRange range, int windowEnd, ZoneId zone, boolean retracting)
            implements OperatorFactory {
        @Override
        public String describe() {
            return "WindowTopN(" + range.describe(input) + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new WindowTopNOperator(this, context);
        }
    }
}
