package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.ZSet;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The operators of ROW_NUMBER() against sorting everything that is there. */
class TopNOperatorsTest {
    private static final List<DataType> ORDER_TYPES = List.of(
            DataTypes.INT,
            DataTypes.BIGINT,
            DataTypes.DOUBLE,
            DataTypes.FLOAT,
            DataTypes.BOOLEAN,
            DataTypes.STRING,
            new DataType.Decimal(10, 2, true),
            new DataType.Decimal(30, 2, true),
            new DataType.Timestamp(3, true),
            new DataType.Timestamp(9, true));

    private static Object value(DataType type, SplittableRandom random) {
        int n = random.nextInt(7) - 3;
        return switch (type) {
            case DataType.Int t -> n;
            case DataType.BigInt t -> (long) n;
            case DataType.Float64 t -> n == 0 ? Double.NEGATIVE_INFINITY : n / 2.0;
            case DataType.Float32 t -> n == 0 ? Float.POSITIVE_INFINITY : n / 2f;
            case DataType.Bool t -> n > 0;
            case DataType.Decimal t -> BigDecimal.valueOf(n, 2);
            case DataType.Timestamp t ->
                LocalDateTime.of(2024, 1, 1, 0, 0, 4 + n, t.precision() > 3 ? random.nextInt(3) : 0);
            default -> "text longer than a word " + n;
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Object a, Object b, boolean ascending, boolean nullsFirst) {
        if (a == null || b == null) {
            return a == b ? 0 : (a == null) == nullsFirst ? -1 : 1;
        }
        int order = ((Comparable) a).compareTo(b);
        return ascending ? order : -order;
    }

    /** By the order's columns, then by the others. */
    private static Comparator<Row> order(List<SortKey> keys, int columns) {
        List<SortKey> all = new ArrayList<>(keys);
        for (int c = 0; c < columns; c++) {
            all.add(new SortKey(c, true, true));
        }
        return (a, b) -> all.stream()
                .mapToInt(key ->
                        compare(a.getField(key.column()), b.getField(key.column()), key.ascending(), key.nullsFirst()))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    private static ZSet ranked(ZSet rows, RankRange range, int columns) {
        List<Row> all = new ArrayList<>();
        rows.weights().forEach((row, weight) -> {
            for (long i = 0; i < weight; i++) {
                all.add(row);
            }
        });
        all.sort(order(range.order(), columns));
        ZSet result = new ZSet();
        for (int i = 0; i < all.size(); i++) {
            Row row = all.get(i);
            long number = 1;
            for (Row other : all.subList(0, i)) {
                number += range.keys().stream().allMatch(key -> Objects.equals(row.getField(key), other.getField(key)))
                        ? 1
                        : 0;
            }
            if (number >= range.first() && number <= range.last()) {
                List<Object> values = new ArrayList<>(row.values());
                if (range.isNumbered()) {
                    values.add(number);
                }
                result.add(Row.of(values.toArray()), 1);
            }
        }
        return result;
    }

    private static RankRange range(SplittableRandom random, List<Integer> keys, int orderColumn) {
        long first = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1;
        long last = first + (random.nextInt(3) == 0 ? 0 : random.nextInt(4));
        List<SortKey> order = new ArrayList<>();
        order.add(new SortKey(orderColumn, random.nextBoolean(), random.nextBoolean()));
        if (random.nextBoolean()) {
            order.add(new SortKey(orderColumn + 1, random.nextBoolean(), random.nextBoolean()));
        }
        return new RankRange(keys, order, first, last, random.nextBoolean() ? "rn" : "");
    }

    @Property(tries = 150)
    void theFirstRowsOfGroupsAreKeptUpToDate(@ForAll long seed, @ForAll boolean retracting) {
        SplittableRandom random = new SplittableRandom(seed);
        DataType type = ORDER_TYPES.get(random.nextInt(ORDER_TYPES.size()));
        Schema schema = Schema.of("k", DataTypes.INT, "o", type, "v", DataTypes.STRING);
        List<Integer> keys = random.nextInt(4) == 0 ? List.of() : List.of(0);
        RankRange range = range(random, keys, 1);
        OperatorHarness harness =
                new OperatorHarness(new GroupTopNOperator.Factory(schema, range, EmitMode.CHANGES, retracting), schema);
        if (!keys.isEmpty()) {
            harness.keyedBy(0, 0).withLittleMemory(seed);
        }
        ZSet present = new ZSet();
        ZSet before = new ZSet();
        List<ZSet> expected = new ArrayList<>();
        for (int epoch = 0; epoch < 5; epoch++) {
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                List<Row> candidates = List.copyOf(present.weights().keySet());
                boolean known = !candidates.isEmpty() && random.nextBoolean();
                Row row = known
                        ? candidates.get(random.nextInt(candidates.size()))
                        : Row.of(
                                random.nextInt(4) == 0 ? null : random.nextInt(3),
                                random.nextInt(6) == 0 ? null : value(type, random),
                                random.nextInt(6) == 0 ? null : "v" + random.nextInt(3));
                // Some are taken back before they come.
                boolean gone = retracting && (known ? random.nextInt(4) > 0 : random.nextInt(8) == 0);
                Row change = gone ? row.withKind(RowKind.DELETE) : row;
                present.add(change, change.kind().weight());
                rows.add(change);
            }
            harness.rows(0, rows).epoch();
            ZSet after = ranked(present, range, 3);
            expected.add(after.minus(before));
            before = after;
        }
        expected.add(new ZSet());
        assertThat(harness.run(seed).epochs()).as("seed %d", seed).isEqualTo(expected);
    }

    @Property(tries = 40)
    void atTheEndTheyAreThoseOfAllRows(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schema schema = Schema.of("k", DataTypes.INT, "o", DataTypes.BIGINT, "v", DataTypes.STRING);
        RankRange range = range(random, List.of(0), 1);
        List<Row> rows = new ArrayList<>();
        for (int i = random.nextInt(200); i > 0; i--) {
            rows.add(Row.of(random.nextInt(6), (long) random.nextInt(20), "v" + random.nextInt(4)));
        }
        OperatorHarness harness = new OperatorHarness(
                        new GroupTopNOperator.Factory(schema, range, EmitMode.FINAL, false), schema)
                .keyedBy(0, 0)
                .withLittleMemory(seed);
        assertThat(harness.rows(0, rows).run(seed).total()).isEqualTo(ranked(ZSet.of(rows), range, 3));
    }

    /** Only the row changes, nothing of its group. */
    @Test
    void copiesOfARowAreCountedWhereverItIs() {
        Schema schema = Schema.of("k", DataTypes.INT, "o", DataTypes.BIGINT, "v", DataTypes.STRING);
        RankRange range = new RankRange(List.of(0), List.of(new SortKey(1, true, false)), 1, 5, "");
        OperatorHarness harness = new OperatorHarness(
                        new GroupTopNOperator.Factory(schema, range, EmitMode.CHANGES, true), schema)
                .keyedBy(0, 0)
                .withLittleMemory();
        Row row = Row.of(1, 2L, "v");
        Row gone = row.withKind(RowKind.DELETE);
        for (Row change : List.of(row, row, row, gone, gone, gone)) {
            harness.rows(0, List.of(change)).epoch();
        }
        assertThat(harness.run(9).total()).isEqualTo(new ZSet());
    }

    @Test
    void aLongGroupIsKeptInOrder() {
        Schema schema = Schema.of("k", DataTypes.INT, "o", DataTypes.BIGINT, "v", DataTypes.STRING);
        RankRange range = new RankRange(List.of(0), List.of(new SortKey(1, false, false)), 1, 500, "rn");
        SplittableRandom random = new SplittableRandom(7);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            rows.add(Row.of(1, random.nextLong(2000), "v"));
        }
        for (boolean retracting : new boolean[] {false, true}) {
            OperatorHarness harness = new OperatorHarness(
                            new GroupTopNOperator.Factory(schema, range, EmitMode.CHANGES, retracting), schema)
                    .keyedBy(0, 0);
            assertThat(harness.rows(0, rows).epoch().run(3).total()).isEqualTo(ranked(ZSet.of(rows), range, 3));
        }
    }

    @Property(tries = 80)
    void windowsGiveTheirFirstRowsOnceAndDropWhatIsLate(@ForAll long seed, @ForAll boolean retracting) {
        SplittableRandom random = new SplittableRandom(seed);
        ZoneId zone = random.nextBoolean() ? ZoneOffset.UTC : ZoneId.of("Europe/Berlin");
        DataType bound = new DataType.Timestamp(3, false);
        Schema schema = Schema.of("k", DataTypes.INT, "window_start", bound, "window_end", bound, "p", DataTypes.INT);
        RankRange range = range(random, List.of(1, 2, 0), 3);
        range = new RankRange(
                range.keys(), range.order().subList(0, 1), range.first(), range.last(), range.numberName());
        OperatorHarness harness = new OperatorHarness(
                        new WindowTopNOperator.Factory(schema, range, 2, zone, retracting), schema)
                .keyedBy(0, 1, 2, 0)
                .withLittleMemory(seed)
                .totalsOnly();
        ZSet present = new ZSet();
        ZSet late = new ZSet();
        int watermark = -1;
        for (int step = 0; step < 5; step++) {
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(10); i > 0; i--) {
                int window = random.nextInt(6);
                Row row = Row.of(
                        random.nextInt(3),
                        LocalDateTime.of(2024, 3, 31, 0, window * 10),
                        LocalDateTime.of(2024, 3, 31, 0, window * 10 + 9),
                        random.nextInt(5));
                List<Row> candidates = List.copyOf(present.weights().keySet());
                if (retracting && !candidates.isEmpty() && random.nextInt(3) == 0) {
                    row = candidates.get(random.nextInt(candidates.size()));
                    window = ((LocalDateTime) Objects.requireNonNull(row.getField(1))).getMinute() / 10;
                    row = row.withKind(RowKind.DELETE);
                }
                (window <= watermark ? late : present).add(row, row.kind().weight());
                rows.add(row);
            }
            harness.rows(0, rows);
            if (random.nextBoolean() && watermark < 4) {
                watermark += 1 + random.nextInt(2);
                long end = LocalDateTime.of(2024, 3, 31, 0, watermark * 10 + 9)
                        .atZone(zone)
                        .toInstant()
                        .toEpochMilli();
                harness.watermark(end - 1);
            }
            harness.epoch();
        }
        OperatorHarness.Result result = harness.run(seed);
        assertThat(result.total()).isEqualTo(ranked(present, range, 4));
        assertThat(result.sides()).isEqualTo(late);
    }
}
