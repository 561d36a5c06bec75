package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Which groups of {@link RankedRows} were touched in the present epoch, and which of their rows were shown before it:
 * enough to emit one net change a group. Rows that were shown stay in their table until the epoch ends. One thread.
 */
final class RankChanges implements RankedRows.Observer {
    private static final int ROWS = 2048;

    private final RankedRows ranked;
    private final RankRange range;
    private final RankOutput retractions;
    private final RankOutput additions;

    /** What was shown of the groups touched, one after the other. */
    private final Ranks shown = new Ranks();

    private int[] groups = new int[16];
    /** Where the rows of the n-th group end. */
    private int[] ends = new int[16];

    private int groupCount;
    private long[] touched = new long[1];
    private long[] held = new long[1];
    private final Ranks present = new Ranks();

    RankChanges(RankedRows ranked, RankRange range, Schema output) {
        this.ranked = ranked;
        this.range = range;
        retractions = new RankOutput(output, ranked.rows().table());
        additions = new RankOutput(output, ranked.rows().table());
    }

    @Override
    public void beforeChange(int group) {
        if (has(touched, group)) {
            return;
        }
        touched = with(touched, group);
        if (groupCount == groups.length) {
            groups = Arrays.copyOf(groups, groupCount * 2);
            ends = Arrays.copyOf(ends, groupCount * 2);
        }
        int from = shown.size();
        ranked.first(group, shown);
        for (int i = from; i < shown.size(); i++) {
            held = with(held, shown.row(i));
        }
        groups[groupCount] = group;
        ends[groupCount++] = shown.size();
    }

    @Override
    public boolean holds(int row) {
        return has(held, row);
    }

    private static boolean has(long[] bits, int index) {
        return index >>> 6 < bits.length && (bits[index >>> 6] >>> index & 1) != 0;
    }

    private static long[] with(long[] bits, int index) {
        long[] enough =
                index >>> 6 < bits.length ? bits : Arrays.copyOf(bits, Math.max((index >>> 6) + 1, bits.length * 2));
        enough[index >>> 6] |= 1L << index;
        return enough;
    }

    boolean isEmpty() {
        return groupCount == 0;
    }

    /** The net changes of the epoch; draining them begins the next one. */
    Iterator<Batch> drain() {
        return new Drain();
    }

    private final class Drain implements Iterator<Batch> {
        private final Queue<Batch> ready = new ArrayDeque<>();
        private int next;

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && next < groupCount) {
                fill();
            }
            return !ready.isEmpty();
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        /** Compares some groups. */
        private void fill() {
            int from = next;
            while (next < groupCount && retractions.size() + additions.size() < ROWS) {
                present.clear();
                ranked.first(groups[next], present);
                int begin = next == 0 ? 0 : ends[next - 1];
                if (range.isNumbered()) {
                    comparePlaces(begin, ends[next]);
                } else {
                    compareRows(begin, ends[next]);
                }
                next++;
            }
            if (retractions.size() > 0) {
                ready.add(retractions.take());
            }
            if (additions.size() > 0) {
                ready.add(additions.take());
            }
            for (int n = from; n < next; n++) {
                release(n);
            }
            if (next == groupCount) {
                groupCount = 0;
                next = 0;
                shown.clear();
            }
        }

        /** Forgets what was shown of a group, and the group if it has no rows. */
        private void release(int n) {
            touched[groups[n] >>> 6] &= ~(1L << groups[n]);
            for (int i = n == 0 ? 0 : ends[n - 1]; i < ends[n]; i++) {
                int row = shown.row(i);
                held[row >>> 6] &= ~(1L << row);
                ranked.removeIfGone(row);
            }
            if (ranked.isEmpty(groups[n])) {
                ranked.groups().remove(groups[n]);
            }
        }
    }

    /** Both lists are in one order, so equal rows meet. */
    private void compareRows(int begin, int end) {
        int old = begin;
        int now = 0;
        long oldPlace = 1;
        long nowPlace = 1;
        while (old < end || now < present.size()) {
            int order = old == end
                    ? 1
                    : now == present.size() ? -1 : ranked.tree().compare(shown.row(old), present.row(now));
            int row = order <= 0 ? shown.row(old) : present.row(now);
            long before = 0;
            long after = 0;
            if (order <= 0) {
                before = wanted(oldPlace, shown.copies(old));
                oldPlace += shown.copies(old++);
            }
            if (order >= 0) {
                after = wanted(nowPlace, present.copies(now));
                nowPlace += present.copies(now++);
            }
            if (before > after) {
                retractions.add(row, Math.toIntExact(after - before), 0);
            } else if (after > before) {
                additions.add(row, Math.toIntExact(after - before), 0);
            }
        }
    }

    /** How many copies of a row that begin at a place are among those wanted. */
    private long wanted(long place, long copies) {
        return Math.max(0, Math.min(place + copies - 1, range.last()) - Math.max(place, range.first()) + 1);
    }

    private void comparePlaces(int begin, int end) {
        int old = begin;
        int now = 0;
        long oldLeft = old < end ? shown.copies(old) : 0;
        long nowLeft = present.size() > 0 ? present.copies(0) : 0;
        long place = 1;
        while (old < end || now < present.size()) {
            long run = old == end ? nowLeft : now == present.size() ? oldLeft : Math.min(oldLeft, nowLeft);
            boolean same = old < end && now < present.size() && shown.row(old) == present.row(now);
            for (long number = Math.max(place, range.first()); !same && number < place + run; number++) {
                if (old < end) {
                    retractions.add(shown.row(old), -1, number);
                }
                if (now < present.size()) {
                    additions.add(present.row(now), 1, number);
                }
            }
            place += run;
            if (old < end) {
                oldLeft -= run;
                if (oldLeft == 0) {
                    old++;
                    oldLeft = old < end ? shown.copies(old) : 0;
                }
            }
            if (now < present.size()) {
                nowLeft -= run;
                if (nowLeft == 0) {
                    now++;
                    nowLeft = now < present.size() ? present.copies(now) : 0;
                }
            }
        }
    }
}
