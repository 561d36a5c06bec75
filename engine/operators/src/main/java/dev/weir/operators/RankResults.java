package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordTable;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows wanted of all groups, group by group, some at a time. One thread. */
final class RankResults implements Iterator<Batch> {
    private static final int ROWS = 2048;

    private final RankedRows ranked;
    private final RankRange range;
    private final RankOutput output;
    private final Ranks first = new Ranks();
    private final int[] some = new int[ROWS];
    private final RecordTable.Cursor cursor;
    private int count;
    private int at;

    RankResults(RankedRows ranked, RankRange range, Schema output) {
        this.ranked = ranked;
        this.range = range;
        this.output = new RankOutput(output, ranked.rows().table());
        cursor = ranked.groups().cursor();
        count = cursor.next(some);
    }

    @Override
    public boolean hasNext() {
        while (output.size() == 0 && count > 0) {
            fill();
        }
        return output.size() > 0;
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return output.take();
    }

    private void fill() {
        if (at == count) {
            // Nothing of those before waits to be given out.
            count = cursor.next(some);
            at = 0;
        }
        while (at < count && output.size() < ROWS) {
            first.clear();
            ranked.first(some[at++], first);
            add();
        }
    }

    private void add() {
        long place = 1;
        for (int i = 0; i < first.size(); i++) {
            long from = Math.max(place, range.first());
            place += first.copies(i);
            if (!range.isNumbered() && from < place) {
                output.add(first.row(i), Math.toIntExact(place - from), 0);
            }
            for (long number = from; range.isNumbered() && number < place; number++) {
                output.add(first.row(i), 1, number);
            }
        }
    }
}
