package dev.weir.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HashingTest {
    @Property(tries = 40)
    void equal_values_have_equal_hashes_in_any_encoding(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (DataType type : RandomColumns.TYPES) {
            List<@Nullable Object> values = RandomColumns.values(type, 60, random);
            Column flat = RandomColumns.column(type, values);
            long[] hashes = hashes(flat);
            int[] reversed =
                    LongStream.range(0, 60).mapToInt(i -> (int) (59 - i)).toArray();
            long[] again = hashes(flat.take(reversed, 60));
            for (int row = 0; row < 60; row++) {
                assertThat(again[59 - row]).as(type.name()).isEqualTo(hashes[row]);
                assertThat(hashes(ConstantColumn.of(type, values.get(row), 1))[0])
                        .as("%s %s", type.name(), values.get(row))
                        .isEqualTo(hashes[row]);
            }
        }
    }

    @Test
    void hashes_of_a_million_longs_differ() {
        long[] values = LongStream.range(0, 1_000_000).toArray();
        long[] hashes = hashes(new LongColumn(DataTypes.BIGINT, values.length, values, null));
        Set<Long> distinct = new HashSet<>();
        Arrays.stream(hashes).forEach(distinct::add);
        assertThat(distinct).hasSize(values.length);
    }

    /** Numbers of a stream's keys are told apart by their hashes. */
    @Test
    void a_number_hashes_as_the_bigint_that_it_is() {
        long[] values = {0, -1, Long.MAX_VALUE, 1L << 32 | 1, 2L << 32 | 2, 5};
        long[] hashes = hashes(new LongColumn(DataTypes.BIGINT, values.length, values, null));
        assertThat(hashes)
                .isEqualTo(Arrays.stream(values).map(Hashing::ofObject).toArray())
                .doesNotHaveDuplicates();
        assertThat(Hashing.ofObject(5)).isEqualTo(hashes[5]);
    }

    @Test
    void hashes_that_travel_with_the_batch_are_used_for_their_columns_only() {
        Schema schema = Schema.of("a", DataTypes.INT, "b", DataTypes.INT);
        Batch batch = Batch.ofRows(schema, List.of(Row.of(1, 2), Row.of(3, 4)));
        KeyHashes ofFirst = Hashing.of(batch, new int[] {0});
        Batch carrying = batch.withKeyHashes(ofFirst);
        assertThat(Hashing.of(carrying, new int[] {0})).isSameAs(ofFirst);
        assertThat(Hashing.of(carrying, new int[] {1}).hashes()).isNotEqualTo(ofFirst.hashes());
    }

    private static long[] hashes(Column column) {
        Schema schema = new Schema(List.of(new Field("k", column.type())));
        Batch batch = Batch.of(schema, column.size(), column);
        return Objects.requireNonNull(Hashing.of(batch, new int[] {0}).hashes());
    }
}
