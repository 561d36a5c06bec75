package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.BatchCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StoredBatchesTest {
    private static final Schema WIDE = Schema.of(
            "flag", DataTypes.BOOLEAN,
            "small", DataTypes.SMALLINT,
            "number", DataTypes.BIGINT,
            "real", DataTypes.DOUBLE,
            "single", DataTypes.FLOAT,
            "money", DataTypes.decimal(10, 2),
            "text", DataTypes.STRING,
            "day", DataTypes.DATE,
            "time", DataTypes.timestamp(6),
            "instant", DataTypes.timestampLtz(3),
            "list", DataTypes.array(DataTypes.INT),
            "map", DataTypes.map(DataTypes.STRING, DataTypes.BIGINT));

    /** Something that a user sends. */
    record Order(String id, List<Integer> lines) {}

    private static byte[] written(Batch... batches) throws IOException {
        BatchCodec.Writer writer = new StoredBatches().writer();
        Arrays.stream(batches).forEach(writer::add);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static List<Batch> read(byte[] bytes) throws IOException {
        return new StoredBatches().read(new ByteArrayInputStream(bytes));
    }

    @Test
    void keepsValuesOfAllTypesAndNulls() throws IOException {
        Row full = Row.of(
                true,
                (short) -3,
                1L << 60,
                -0.0,
                Float.NaN,
                new BigDecimal("12345678.90"),
                "a text \u00e9\ud83d\ude00",
                LocalDate.of(1969, 12, 31),
                LocalDateTime.of(2024, 2, 29, 23, 59, 59, 999_999_000),
                Instant.ofEpochMilli(-1),
                Arrays.asList(1, null, 3),
                Map.of("k", 5L));
        Row empty = Row.of(new Object[WIDE.size()]);
        Batch batch = Batch.ofRows(WIDE, List.of(full, empty, full));

        List<Batch> read = read(written(batch, batch.select(new int[] {1}, 1)));

        assertThat(read).hasSize(2);
        assertThat(read.getFirst().schema()).isEqualTo(WIDE);
        assertThat(read.getFirst().toRows()).isEqualTo(batch.toRows());
        assertThat((Double) read.getFirst().column(3).value(0)).isEqualTo(-0.0);
        assertThat(read.getLast().toRows()).containsExactly(empty);
    }

    @Property(tries = 200)
    void keepsWeightsTimestampsAndWhatIsSelected(@ForAll @Size(min = 1, max = 20) List<Integer> weights)
            throws IOException {
        int rows = weights.size();
        Schema schema = Schema.of("n", DataTypes.INT);
        long[] timestamps = new long[rows];
        Arrays.setAll(timestamps, row -> row % 3 == 0 ? Batch.NO_TIMESTAMP : row * 7L);
        int[] selected = IntStream.range(0, rows)
                .filter(row -> weights.get(row) % 2 == 0)
                .toArray();
        Batch batch = Batch.ofRows(schema, weights.stream().map(n -> Row.of(n)).toList())
                .withWeights(weights.stream().mapToInt(Integer::intValue).toArray())
                .withTimestamps(timestamps)
                .select(selected, selected.length);

        Batch read = read(written(batch)).getFirst();

        Batch expected = batch.compact();
        assertThat(read.size()).isEqualTo(expected.size());
        for (int row = 0; row < read.size(); row++) {
            assertThat(read.column(0).value(row)).isEqualTo(expected.column(0).value(row));
            assertThat(read.weight(row)).isEqualTo(expected.weight(row));
        }
        assertThat(read.timestamps()).isEqualTo(expected.timestamps());
    }

    @Test
    void keepsObjectsAsTheyWereWhenTheyWereAdded() throws IOException {
        Schema schema = Schema.ofObjects("orders");
        List<Integer> lines = new ArrayList<>(List.of(1, 2));
        Batch batch = Batch.ofObjects(schema, 2, new Object[] {new Order("a", lines), null}, new long[] {5, 6});
        BatchCodec.Writer writer = new StoredBatches().writer();
        writer.add(batch);
        lines.add(3);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.writeTo(bytes);

        Batch read = read(bytes.toByteArray()).getFirst();

        assertThat(read.schema()).isEqualTo(schema);
        assertThat(read.column(0).value(0)).isEqualTo(new Order("a", List.of(1, 2)));
        assertThat(read.column(0).value(1)).isNull();
        assertThat(read.timestamps()).containsExactly(5, 6);
    }

    @Test
    void namesWhatCannotBeKept() {
        Batch batch =
                Batch.ofObjects(Schema.ofObjects("threads"), 1, new Object[] {List.of(Thread.currentThread())}, null);
        BatchCodec.Writer writer = new StoredBatches().writer();
        assertThatThrownBy(() -> writer.add(batch))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("a row between two operators[]")
                .hasMessageContaining("java.lang.Thread");
    }
}
