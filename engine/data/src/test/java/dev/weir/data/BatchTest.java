package dev.weir.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final Schema SCHEMA = Schema.of("id", DataTypes.INT, "s", DataTypes.STRING);

    @Test
    void compacts_selected_rows_with_their_weights_timestamps_and_hashes() {
        Batch batch = Batch.ofRows(
                        SCHEMA,
                        List.of(
                                Row.of(1, "a"),
                                Row.ofKind(RowKind.DELETE, 2, "b"),
                                Row.of(3, null),
                                Row.ofKind(RowKind.UPDATE_BEFORE, 4, "d")))
                .withTimestamps(new long[] {10, 20, 30, 40})
                .withKeyHashes(new KeyHashes(new int[] {0}, new long[] {5, 6, 7, 8}));
        Batch compact = batch.select(new int[] {1, 2}, 2).compact();
        assertThat(compact.physicalRows()).isEqualTo(2);
        assertThat(compact.toRows()).containsExactly(Row.ofKind(RowKind.DELETE, 2, "b"), Row.of(3, null));
        assertThat(compact.timestamps()).containsExactly(20, 30);
        assertThat(compact.weights()).containsExactly(-1, 1);
        assertThat(compact.keyHashes().hashes()).containsExactly(6, 7);
    }

    @Test
    void a_row_of_weight_three_is_three_rows() {
        Batch batch = Batch.ofRows(SCHEMA, List.of(Row.of(1, "a"))).withWeights(new int[] {3});
        assertThat(batch.toRows()).hasSize(3).containsOnly(Row.of(1, "a"));
    }

    @Test
    void prints_rows_as_flink_does() {
        Row row = Row.ofKind(RowKind.UPDATE_AFTER, 1, null, Row.of("x", List.of(1, 2)), new byte[] {1, -1});
        assertThat(row).hasToString("+U[1, null, +I[x, [1, 2]], [1, -1]]");
    }
}
