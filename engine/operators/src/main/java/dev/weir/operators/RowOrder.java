package dev.weir.operators;

import dev.weir.dataflow.state.RecordTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The order of the rows of a {@link WeightedRows} table: by sort keys, then, so that it is total whatever the order of
 * arrival, by the other columns. Without sort keys it is the order of arrival.
 */
final class RowOrder {
    private final RecordTable table;
    private final SortKey[] keys;
    private final boolean byArrival;

    RowOrder(RecordTable table, List<SortKey> sortKeys) {
        this.table = table;
        byArrival = sortKeys.isEmpty();
        List<SortKey> all = new ArrayList<>(sortKeys);
        for (int c = 0; c < table.layout().keys().size(); c++) {
            int column = c;
            if (sortKeys.stream().noneMatch(key -> key.column() == column)) {
                all.add(new SortKey(c, true, true));
            }
        }
        keys = all.toArray(new SortKey[0]);
    }

    /** Compares two rows by their records. */
    int compare(int a, int b) {
        if (byArrival) {
            return Integer.compare(a, b);
        }
        for (SortKey key : keys) {
            boolean nullA = table.isKeyNull(key.column(), a);
            boolean nullB = table.isKeyNull(key.column(), b);
            int order;
            if (nullA || nullB) {
                order = nullA == nullB ? 0 : nullA == key.nullsFirst() ? -1 : 1;
            } else {
                int ascending = table.compareKey(key.column(), a, b);
                order = key.ascending() ? ascending : -ascending;
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a, b);
    }

    /**
     * The first of some records in order: few of many are found by comparing each with the last of those wanted so far.
     *
     * @param wanted how many at most
     */
    int[] first(int[] records, int count, long wanted) {
        if (wanted >= count / 2) {
            int[] all = Arrays.copyOf(records, count);
            sort(all, count);
            return wanted < count ? Arrays.copyOf(all, (int) wanted) : all;
        }
        if (wanted == 0) {
            return new int[0];
        }
        int most = (int) wanted;
        int[] candidates = new int[most * 2 + 1];
        int n = 0;
        int last = RecordTable.NONE;
        for (int i = 0; i < count; i++) {
            if (last == RecordTable.NONE || compare(records[i], last) < 0) {
                candidates[n++] = records[i];
                if (n == candidates.length) {
                    sort(candidates, n);
                    n = most;
                    last = candidates[most - 1];
                }
            }
        }
        sort(candidates, n);
        return Arrays.copyOf(candidates, Math.min(n, most));
    }

    /** Sorts the first records of an array. Merge sort. */
    void sort(int[] records, int count) {
        int[] from = records;
        int[] to = new int[count];
        for (int width = 1; width < count; width *= 2) {
            for (int start = 0; start < count; start += 2 * width) {
                int middle = Math.min(start + width, count);
                merge(from, to, start, middle, Math.min(middle + width, count));
            }
            int[] swapped = from;
            from = to;
            to = swapped;
        }
        if (from != records) {
            System.arraycopy(from, 0, records, 0, count);
        }
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takeLeft = right == end || left < middle && compare(from[left], from[right]) <= 0;
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }
}
