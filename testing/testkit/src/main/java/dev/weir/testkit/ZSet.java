package dev.weir.testkit;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Rows with the sums of their weights, none of which is 0: what a changelog comes to. Mutable; compared by content. */
public final class ZSet {
    private final Map<Row, Long> weights = new LinkedHashMap<>();

    /** The net of some rows by their kinds. */
    public static ZSet of(Row... rows) {
        return of(List.of(rows));
    }

    /** The net of some rows by their kinds. */
    public static ZSet of(Collection<Row> rows) {
        ZSet set = new ZSet();
        rows.forEach(row -> set.add(row, row.kind().weight()));
        return set;
    }

    /** Adds a row a number of times, which may be negative; its kind does not matter. */
    public ZSet add(Row row, long weight) {
        Row key = row.withKind(RowKind.INSERT);
        weights.merge(key, weight, Long::sum);
        weights.remove(key, 0L);
        return this;
    }

    /** Adds the rows of a batch that count. */
    public ZSet add(Batch batch) {
        for (int i = 0; i < batch.size(); i++) {
            add(batch.toRow(i), batch.weight(batch.row(i)));
        }
        return this;
    }

    /** Adds another set. */
    public ZSet add(ZSet other) {
        other.weights.forEach(this::add);
        return this;
    }

    /** What has to be added to another set to get this one. */
    public ZSet minus(ZSet other) {
        ZSet difference = new ZSet().add(this);
        other.weights.forEach((row, weight) -> difference.add(row, -weight));
        return difference;
    }

    /** The weights by row. */
    public Map<Row, Long> weights() {
        return weights;
    }

    public boolean isEmpty() {
        return weights.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZSet set && weights.equals(set.weights);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(weights);
    }

    @Override
    public String toString() {
        return weights.entrySet().stream()
                .map(entry -> entry.getValue() + " x " + entry.getKey().values())
                .sorted()
                .collect(Collectors.joining("\n", "{\n", "\n}"));
    }
}
