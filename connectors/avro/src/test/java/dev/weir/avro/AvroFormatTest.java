package dev.weir.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.testkit.Coding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvroFormatTest {
    private static final AvroFormatFactory AVRO = new AvroFormatFactory();

    private static final Schema ALL = new Schema(List.of(
            new Field("bool", DataTypes.BOOLEAN),
            new Field("tiny", new DataType.TinyInt(true)),
            new Field("small", new DataType.SmallInt(true)),
            new Field("whole", DataTypes.INT),
            new Field("big", DataTypes.BIGINT.withNullable(false)),
            new Field("single", new DataType.Float32(true)),
            new Field("twice", DataTypes.DOUBLE),
            new Field("money", new DataType.Decimal(10, 2, true)),
            new Field("text", DataTypes.STRING),
            new Field("bytes", DataTypes.BYTES),
            new Field("day", new DataType.Date(true)),
            new Field("clock", new DataType.Time(3, true)),
            new Field("moment", new DataType.Timestamp(3, true)),
            new Field("list", new DataType.Array(DataTypes.INT, true)),
            new Field("names", DataTypes.map(DataTypes.STRING.withNullable(false), DataTypes.BIGINT)),
            new Field(
                    "inner",
                    new DataType.RowOf(
                            List.of(new Field("a", DataTypes.INT), new Field("b", DataTypes.STRING)), true))));

    private static Row full() {
        Map<String, Long> names = new LinkedHashMap<>();
        names.put("x", 1L);
        names.put("y", null);
        return Row.of(
                true,
                (byte) -7,
                (short) 300,
                -70_000,
                1L << 40,
                1.5f,
                -2.25,
                new BigDecimal("-1234.50"),
                "Grüße",
                new byte[] {0, 1, -1},
                LocalDate.of(1969, 7, 20),
                LocalTime.of(23, 59, 59, 999_000_000),
                LocalDateTime.of(1960, 1, 2, 3, 4, 5, 6_000_000),
                Arrays.asList(1, null, 3),
                names,
                Row.of(5, null));
    }

    @Test
    void whatIsWrittenIsRead() {
        @org.jspecify.annotations.Nullable Object[] nulls = new Object[ALL.size()];
        nulls[4] = 0L;
        List<Row> rows = List.of(full(), Row.of(nulls), full());
        Coding coding = Coding.of(AVRO, ALL);
        List<BadRecords.BadRecord> bad = new ArrayList<>();
        assertThat(coding.read(coding.write(rows), bad))
                .usingRecursiveComparison()
                .isEqualTo(rows);
        assertThat(bad).isEmpty();
        assertThat(coding.read(coding.write(rows), bad, 8, 3))
                .containsExactly(Row.of("Grüße", -70_000), Row.of(null, null), Row.of("Grüße", -70_000));
    }

    @Test
    void bytesAreThoseOfTheSpecification() {
        Schema schema = new Schema(
                List.of(new Field("n", DataTypes.INT.withNullable(false)), new Field("s", DataTypes.STRING)));
        // Zigzag of 64 is 128: 0x80 0x01; branch 1 of the union is 0x02; a length of 3 is 0x06.
        assertThat(Coding.of(AVRO, schema).write(List.of(Row.of(64, "foo"), Row.of(-1, null))))
                .containsExactly(new byte[] {(byte) 0x80, 1, 2, 6, 'f', 'o', 'o'}, new byte[] {1, 0});
    }

    @Test
    void timestampsAreMappedAsTheOptionSays() {
        Schema local = new Schema(List.of(new Field("t", new DataType.Timestamp(6, true))));
        Schema instant = new Schema(List.of(new Field("t", new DataType.TimestampLtz(3, true))));
        assertThatThrownBy(() -> Coding.of(AVRO, local).write(List.of()))
                .hasMessageContaining("WEIR-AVRO-0003: Avro has no way to write column 't' of type TIMESTAMP(6)")
                .hasMessageContaining("'avro.timestamp_mapping.legacy' = 'false'");
        assertThatThrownBy(() -> Coding.of(AVRO, instant).write(List.of())).hasMessageContaining("WEIR-AVRO-0003");
        String[] modern = {"avro.timestamp_mapping.legacy", "false"};
        List<Row> locals = List.of(Row.of(LocalDateTime.of(2024, 5, 1, 9, 0, 0, 123_456_000)));
        Coding coding = Coding.of(AVRO, local, modern);
        assertThat(coding.read(coding.write(locals), new ArrayList<>())).isEqualTo(locals);
        List<Row> instants = List.of(Row.of(Instant.parse("2024-05-01T09:00:00.123Z")));
        Coding other = Coding.of(AVRO, instant, modern);
        assertThat(other.read(other.write(instants), new ArrayList<>())).isEqualTo(instants);
    }

    @Test
    void typesThatAvroDoesNotHaveAreNamed() {
        Schema odd =
                new Schema(List.of(new Field("m", DataTypes.map(DataTypes.INT.withNullable(false), DataTypes.BIGINT))));
        assertThatThrownBy(() -> Coding.of(AVRO, odd).write(List.of()))
                .hasMessageContaining("column 'm' of type MAP<INT NOT NULL, BIGINT>");
        Schema name = Schema.of("two words", DataTypes.INT);
        assertThatThrownBy(() -> Coding.of(AVRO, name).write(List.of()))
                .hasMessageContaining("column 'two words' cannot be a field of Avro");
    }

    @Test
    void damagedMessagesAreBadRecordsAndTheOthersAreRead() {
        Coding coding = Coding.of(AVRO, ALL);
        byte[] good = coding.write(List.of(full())).getFirst();
        List<byte[]> messages = new ArrayList<>();
        messages.add(good);
        for (int length = 0; length < good.length; length++) {
            messages.add(Arrays.copyOf(good, length));
        }
        messages.add(Arrays.copyOf(good, good.length + 1));
        messages.add(good);
        List<BadRecords.BadRecord> bad = new ArrayList<>();
        assertThat(coding.read(messages, bad)).usingRecursiveComparison().isEqualTo(List.of(full(), full()));
        assertThat(bad)
                .hasSize(good.length + 1)
                .allMatch(record -> record.code() == AvroError.MALFORMED)
                .allMatch(record -> record.from() == 3);
    }
}
