package dev.weir.datagen;

import dev.weir.data.ArrayColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.MapColumn;
import dev.weir.data.RowColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Nested values. */
final class CollectionGenerator {
    private CollectionGenerator() {}

    private static int[] offsets(int count, int length) {
        int[] offsets = new int[count];
        for (int row = 0; row < count; row++) {
            offsets[row] = row * length;
        }
        return offsets;
    }

    private static int[] lengths(int count, int length) {
        int[] lengths = new int[count];
        Arrays.fill(lengths, length);
        return lengths;
    }

    /** ARRAY of a fixed length. */
    record OfArray(DataType type, ColumnGenerator element, int length) implements ColumnGenerator {
        @Override
        public Column generate(RowNumbers rows) {
            Column elements = element.generate(rows.times(length));
            int count = rows.count();
            return new ArrayColumn(type, count, elements, offsets(count, length), lengths(count, length), null);
        }
    }

    /** MAP with so many entries; keys may repeat. */
    record OfMap(DataType type, ColumnGenerator key, ColumnGenerator value, int length) implements ColumnGenerator {
        @Override
        public Column generate(RowNumbers rows) {
            RowNumbers entries = rows.times(length);
            Column keys = key.generate(entries.part(1));
            Column values = value.generate(entries.part(2));
            int count = rows.count();
            return new MapColumn(type, count, keys, values, offsets(count, length), lengths(count, length), null);
        }
    }

    /** ROW. */
    record OfRow(DataType type, List<ColumnGenerator> fields) implements ColumnGenerator {
        @Override
        public Column generate(RowNumbers rows) {
            List<Column> columns = new ArrayList<>();
            for (ColumnGenerator field : fields) {
                columns.add(field.generate(rows.part(columns.size())));
            }
            return new RowColumn(type, rows.count(), columns, null);
        }
    }
}
