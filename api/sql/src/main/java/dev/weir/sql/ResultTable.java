package dev.weir.sql;

import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.operators.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The present rows of a query, made from its changes. Safe for several threads. */
public final class ResultTable {
    private final Map<Row, Integer> counts = new LinkedHashMap<>();
    private final @Nullable Comparator<Row> order;
    private final int columns;
    private final int mostRows;
    private long version;

    /**
     * @param ordering how the query orders its rows; empty: in the order in which they came
     * @param columns how many columns are shown; those behind only order
     * @param mostRows how many different rows are kept; the oldest are forgotten first
     */
    ResultTable(List<SortKey> ordering, int columns, int mostRows) {
        this.order = comparator(ordering);
        this.columns = columns;
        this.mostRows = mostRows;
    }

    /** Grows whenever changes come. */
    public synchronized long version() {
        return version;
    }

    /** Takes changes in. */
    public synchronized void apply(List<Row> changes) {
        version++;
        for (Row change : changes) {
            Row row = change.withKind(RowKind.INSERT);
            counts.merge(row, change.kind().weight(), ResultTable::sum);
        }
        if (counts.size() > mostRows) {
            var oldest = counts.keySet().iterator();
            for (int surplus = counts.size() - mostRows; surplus > 0; surplus--) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    private static @Nullable Integer sum(int a, int b) {
        return a + b == 0 ? null : a + b;
    }

    /** The present rows, in the query's order. */
    public synchronized List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        counts.forEach((row, count) -> {
            for (int n = count; n > 0; n--) {
                rows.add(row);
            }
        });
        if (order != null) {
            rows.sort(order);
        }
        rows.replaceAll(this::shown);
        return rows;
    }

    private Row shown(Row row) {
        return row.size() <= columns
                ? row
                : Row.of(row.values().subList(0, columns).toArray());
    }

    private static @Nullable Comparator<Row> comparator(List<SortKey> ordering) {
        Comparator<Row> result = null;
        for (SortKey key : ordering) {
            Comparator<@Nullable Object> values = ResultTable::compare;
            Comparator<@Nullable Object> directed = key.ascending() ? values : values.reversed();
            Comparator<@Nullable Object> complete =
                    key.nullsFirst() ? Comparator.nullsFirst(directed) : Comparator.nullsLast(directed);
            Comparator<Row> next = Comparator.comparing(row -> row.getField(key.column()), complete);
            result = result == null ? next : result.thenComparing(next);
        }
        return result;
    }

    @SuppressWarnings("unchecked")
    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof byte[] left && b instanceof byte[] right) {
            return Arrays.compareUnsigned(left, right);
        }
        if (a instanceof Comparable<?> left && b != null) {
            return ((Comparable<Object>) left).compareTo(b);
        }
        return 0;
    }
}
