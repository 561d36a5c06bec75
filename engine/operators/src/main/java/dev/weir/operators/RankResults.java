package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
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
    private int count;
    private int at;

    RankResults(RankedRows ranked, RankRange range, Schema output) {
        this.ranked = ranked;
        this.range = range;
        this.output = new RankOutput(output, ranked.rows().table());
        count = ranked.groups().scan(0, some);
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
        while (at < count && output.size() < ROWS) {
            first.clear();
            ranked.first(some[at++], first);
            add();
        }
        if (at == count) {
            count = count < ROWS ? 0 : ranked.groups().scan(some[count - 1] + 1, some);
            at = 0;
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
