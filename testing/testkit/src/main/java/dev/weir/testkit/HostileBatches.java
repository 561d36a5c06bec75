package dev.weir.testkit;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.data.Validity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** The same rows as batches that differ in everything that must not matter: cuts, encodings, selections, spare rows. */
final class HostileBatches {
    private final SplittableRandom random;

    HostileBatches(SplittableRandom random) {
        this.random = random;
    }

    /** Rows cut into batches at random, each encoded at random. */
    List<Batch> cut(Schema schema, List<Row> rows) {
        List<Batch> batches = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(rows.size()));
            batches.add(encode(schema, rows.subList(from, to)));
            from = to;
        }
        return batches;
    }

    /** A batch that holds just these rows in this order, among others that are not selected. */
    Batch encode(Schema schema, List<Row> rows) {
        List<Row> physical = new ArrayList<>();
        List<Integer> selected = new ArrayList<>();
        boolean spare = random.nextBoolean();
        for (Row row : rows) {
            while (spare && random.nextInt(3) == 0) {
                physical.add(rows.get(random.nextInt(rows.size())));
            }
            selected.add(physical.size());
            physical.add(row);
        }
        Column[] columns = new Column[schema.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = column(schema, c, physical);
        }
        Batch batch = Batch.of(schema, physical.size(), columns);
        if (rows.stream().anyMatch(row -> row.kind().weight() < 0)) {
            batch = batch.withWeights(
                    physical.stream().mapToInt(row -> row.kind().weight()).toArray());
        }
        return physical.size() == rows.size()
                ? batch
                : batch.select(selected.stream().mapToInt(Integer::intValue).toArray(), rows.size());
    }

    private Column column(Schema schema, int index, List<Row> rows) {
        List<Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.getField(index)));
        boolean allEqual = values.stream().allMatch(value -> Objects.deepEquals(value, values.getFirst()));
        if (allEqual && !values.isEmpty() && random.nextBoolean()) {
            return ConstantColumn.of(schema.type(index), values.getFirst(), values.size());
        }
        if (values.stream().anyMatch(Objects::nonNull) && random.nextBoolean()) {
            return dictionary(schema, index, values);
        }
        ColumnBuilder builder = ColumnBuilder.create(schema.type(index), values.size());
        values.forEach(builder::appendValue);
        return builder.build();
    }

    private static Column dictionary(Schema schema, int index, List<Object> values) {
        Map<Object, Integer> entries = new LinkedHashMap<>();
        int[] indexes = new int[values.size()];
        long[] validity = Validity.allValid(values.size());
        for (int i = 0; i < indexes.length; i++) {
            if (values.get(i) == null) {
                Validity.setNull(validity, i);
            } else {
                indexes[i] = entries.computeIfAbsent(values.get(i), value -> entries.size());
            }
        }
        ColumnBuilder builder = ColumnBuilder.create(schema.type(index), entries.size());
        entries.keySet().forEach(builder::appendValue);
        return new DictionaryColumn(builder.build(), indexes.length, indexes, values.contains(null) ? validity : null);
    }
}
