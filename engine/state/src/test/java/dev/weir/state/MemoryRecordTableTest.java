package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MemoryRecordTableTest {
    private static final List<Schema> SCHEMAS = List.of(
            Schema.of("a", DataTypes.BIGINT),
            Schema.of("a", DataTypes.BIGINT.withNullable(false), "b", DataTypes.INT.withNullable(false)),
            Schema.of("a", DataTypes.STRING),
            Schema.of("a", DataTypes.STRING, "b", DataTypes.decimal(38, 2), "c", DataTypes.DOUBLE),
            Schema.of("a", DataTypes.timestamp(9), "b", DataTypes.BOOLEAN),
            Schema.of("a", DataTypes.array(DataTypes.STRING), "b", DataTypes.map(DataTypes.INT, DataTypes.STRING)),
            Schema.of("a", DataTypes.row("x", DataTypes.INT, "y", DataTypes.STRING)),
            Schema.of());

    /** Counts rows by key in the table's records and in a map; keys come and go. */
    @Property(tries = 150)
    void countsAsAHashMapDoes(@ForAll @IntRange(min = 0, max = 7) int which, @ForAll long seed) {
        Schema schema = SCHEMAS.get(which);
        SplittableRandom random = new SplittableRandom(seed);
        List<DataType> types =
                IntStream.range(0, schema.size()).mapToObj(schema::type).toList();
        int[] keys = IntStream.range(0, schema.size()).toArray();
        RecordTable table = new MemoryRecordTable(new RecordLayout(types, 1), 0);
        Map<Row, Long> model = new HashMap<>();
        int distinct = 1 + random.nextInt(60);
        for (int round = 0; round < 8; round++) {
            Batch batch = randomBatch(schema, distinct, random);
            int[] records = new int[batch.size()];
            if (random.nextInt(4) == 0) {
                table.find(batch, keys, records);
                for (int i = 0; i < records.length; i++) {
                    assertThat(records[i] != RecordTable.NONE).isEqualTo(model.containsKey(batch.toRow(i)));
                }
            } else {
                table.findOrAdd(batch, keys, records);
                for (int i = 0; i < records.length; i++) {
                    model.merge(batch.toRow(i), 1L, Long::sum);
                    table.pages().pageForWrite(records[i])[table.pages().offset(records[i]) + table.valueWord()]++;
                }
            }
            assertThat(counts(table)).isEqualTo(model);
            for (int record : all(table)) {
                if (random.nextInt(5) == 0) {
                    model.remove(keyOf(table, record));
                    table.remove(record);
                }
            }
        }
        assertThat(counts(table)).isEqualTo(model);
        RecordTable copy = new MemoryRecordTable(new RecordLayout(types, 1), 0);
        int[] from = all(table);
        int[] to = new int[from.length];
        copy.findOrAdd(table, from, from.length, to);
        assertThat(IntStream.of(to).mapToObj(record -> keyOf(copy, record)).toList())
                .containsExactlyElementsOf(IntStream.of(from)
                        .mapToObj(record -> keyOf(table, record))
                        .toList());
        table.clear();
        assertThat(counts(table)).isEmpty();
    }

    private static Batch randomBatch(Schema schema, int distinct, SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        int size = random.nextInt(40);
        for (int i = 0; i < size; i++) {
            Object[] values = new Object[schema.size()];
            for (int c = 0; c < values.length; c++) {
                values[c] = value(schema.type(c), random.nextInt(distinct));
            }
            rows.add(Row.of(values));
        }
        Batch batch = Batch.ofRows(schema, rows);
        if (random.nextBoolean()) {
            int[] selection =
                    IntStream.range(0, size).filter(i -> random.nextBoolean()).toArray();
            return batch.select(selection, selection.length);
        }
        return batch;
    }

    private static Object value(DataType type, int number) {
        if (number == 0 && type.nullable()) {
            return null;
        }
        String text = "k" + "-".repeat(number % 25) + number;
        return switch (type) {
            case DataType.BigInt t -> (long) number;
            case DataType.Int t -> number;
            case DataType.Bool t -> number % 2 == 0;
            case DataType.Float64 t -> number / 4.0;
            case DataType.Decimal t -> BigDecimal.valueOf(number).pow(12).setScale(t.scale());
            case DataType.Timestamp t -> LocalDateTime.of(2026, 1, 1, 0, 0).plusNanos(number);
            case DataType.VarChar t -> text;
            case DataType.Array t -> Arrays.asList(text, null, "x" + number);
            case DataType.MapOf t -> Map.of(number, text, number + 1, "y");
            case DataType.RowOf t -> Row.of(number, text);
            default -> throw new IllegalArgumentException(type.name());
        };
    }

    private static Map<Row, Long> counts(RecordTable table) {
        Map<Row, Long> counts = new HashMap<>();
        for (int record : all(table)) {
            counts.put(
                    keyOf(table, record),
                    table.pages().page(record)[table.pages().offset(record) + table.valueWord()]);
        }
        assertThat(counts).hasSize(table.size());
        return counts;
    }

    private static int[] all(RecordTable table) {
        int[] records = new int[table.size() + 1];
        return Arrays.copyOf(records, table.scan(0, records));
    }

    private static Row keyOf(RecordTable table, int record) {
        Object[] values = new Object[table.layout().keys().size()];
        for (int key = 0; key < values.length; key++) {
            Column column = table.key(key, new int[] {record}, 1);
            values[key] = column.value(0);
        }
        return Row.of(values);
    }

    @Property(tries = 300)
    void ordersKeysAsJavaDoes(@ForAll long a, @ForAll long b, @ForAll String s, @ForAll String t) {
        Schema schema = Schema.of("n", DataTypes.decimal(38, 0), "s", DataTypes.STRING);
        RecordTable table = new MemoryRecordTable(new RecordLayout(List.of(schema.type(0), schema.type(1)), 0), 0);
        BigDecimal first = BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(1_000_003));
        BigDecimal second = BigDecimal.valueOf(b).multiply(BigDecimal.valueOf(1_000_003));
        Batch batch = Batch.ofRows(schema, List.of(Row.of(first, s), Row.of(second, t)));
        int[] records = new int[2];
        table.findOrAdd(batch, new int[] {0, 1}, records);
        assertThat(Integer.signum(table.compareKey(0, records[0], records[1])))
                .isEqualTo(Integer.signum(first.compareTo(second)));
        byte[] x = s.getBytes(StandardCharsets.UTF_8);
        byte[] y = t.getBytes(StandardCharsets.UTF_8);
        assertThat(Integer.signum(table.compareKey(1, records[0], records[1])))
                .isEqualTo(Integer.signum(Arrays.compareUnsigned(x, y)));
    }

    @Test
    void aMillionKeysKeepTheirRecords() {
        RecordTable table = new MemoryRecordTable(new RecordLayout(List.of(DataTypes.BIGINT), 2), 0);
        Schema schema = Schema.of("k", DataTypes.BIGINT);
        int[] records = new int[2000];
        for (int pass = 0; pass < 2; pass++) {
            for (int start = 0; start < 1_000_000; start += 2000) {
                long[] keys = new long[2000];
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = (start + i) * 7919L;
                }
                Column column = new LongColumn(DataTypes.BIGINT, 2000, keys, null);
                table.findOrAdd(Batch.of(schema, 2000, column), new int[] {0}, records);
                for (int i = 0; i < keys.length; i++) {
                    assertThat(records[i]).isEqualTo(start + i);
                }
            }
        }
        assertThat(table.size()).isEqualTo(1_000_000);
    }
}
