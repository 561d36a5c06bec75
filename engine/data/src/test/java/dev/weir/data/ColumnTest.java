package dev.weir.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class ColumnTest {
    @Property(tries = 60)
    void gives_back_what_was_put_in(@ForAll long seed, @ForAll @IntRange(max = 200) int rows) {
        for (DataType type : RandomColumns.TYPES) {
            List<@Nullable Object> values = RandomColumns.values(type, rows, new SplittableRandom(seed));
            assertThat(content(RandomColumns.column(type, values)))
                    .as(type.name())
                    .isEqualTo(rendered(values));
        }
    }

    @Property(tries = 60)
    void takes_rows_in_the_order_asked_for(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] wanted = random.ints(rows * 2L, 0, rows).toArray();
        for (DataType type : RandomColumns.TYPES) {
            List<@Nullable Object> values = RandomColumns.values(type, rows, random);
            Column taken = RandomColumns.column(type, values).take(wanted, wanted.length);
            List<@Nullable Object> expected = new ArrayList<>();
            for (int row : wanted) {
                expected.add(values.get(row));
            }
            assertThat(content(taken)).as(type.name()).isEqualTo(rendered(expected));
        }
    }

    @Property(tries = 40)
    void appends_rows_of_columns_in_any_encoding(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (DataType type : RandomColumns.TYPES) {
            List<@Nullable Object> values = RandomColumns.values(type, 40, random);
            Column flat = RandomColumns.column(type, values);
            ColumnBuilder copy = ColumnBuilder.create(type, 1);
            IntStream.range(0, 40).forEach(row -> copy.append(flat, row));
            assertThat(content(copy.build())).as(type.name()).isEqualTo(rendered(values));

            ConstantColumn constant = ConstantColumn.of(type, values.getFirst(), 3);
            assertThat(content(constant.flat())).isEqualTo(content(constant));
            copy.append(constant, 2);
            assertThat(content(copy.build())).as(type.name()).isEqualTo(rendered(values.subList(0, 1)));
        }
    }

    @Property(tries = 40)
    void decodes_dictionaries(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (DataType type : RandomColumns.TYPES) {
            List<@Nullable Object> distinct = RandomColumns.values(type, 50, random);
            distinct.removeIf(value -> value == null);
            distinct.add(
                    0,
                    distinct.isEmpty()
                            ? RandomColumns.values(type, 400, random).stream()
                                    .filter(value -> value != null)
                                    .findFirst()
                                    .orElseThrow()
                            : distinct.getFirst());
            int[] indexes = random.ints(100, 0, distinct.size()).toArray();
            long[] validity = {random.nextLong(), random.nextLong()};
            DictionaryColumn column =
                    new DictionaryColumn(RandomColumns.column(type, distinct), 100, indexes, validity);
            List<@Nullable Object> expected = new ArrayList<>();
            for (int row = 0; row < 100; row++) {
                expected.add(Validity.isNull(validity, row) ? null : distinct.get(indexes[row]));
            }
            assertThat(content(column)).as(type.name()).isEqualTo(rendered(expected));
            assertThat(content(column.flat())).as(type.name()).isEqualTo(rendered(expected));
        }
    }

    static List<String> content(Column column) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            values.add(column.value(row));
        }
        return rendered(values);
    }

    static List<String> rendered(List<@Nullable Object> values) {
        return values.stream().map(value -> Row.of(value).toString()).toList();
    }
}
