package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.ZSet;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WindowAggregateOperatorTest {
    private static final Schema INPUT = Schema.of(
            "k", DataTypes.STRING, "t", DataTypes.timestamp(3), "v", DataTypes.BIGINT, "f", DataTypes.BOOLEAN);
    private static final Schema OUTPUT = Schema.of(
            "k", DataTypes.STRING,
            "n", DataTypes.BIGINT.withNullable(false),
            "s", DataTypes.BIGINT,
            "d", DataTypes.BIGINT.withNullable(false),
            "m", DataTypes.STRING,
            "e", DataTypes.BIGINT.withNullable(false),
            "window_start", DataTypes.timestamp(3).withNullable(false),
            "window_end", DataTypes.timestamp(3).withNullable(false),
            "window_time", DataTypes.timestamp(3).withNullable(false));

    private static OperatorHarness harness(WindowSpec window) {
        List<AggregateCall> calls = List.of(
                AggregateCall.of(Kind.COUNT, OUTPUT.type(1)),
                AggregateCall.of(Kind.SUM, OUTPUT.type(2), 2),
                new AggregateCall(Kind.COUNT, List.of(2), true, AggregateCall.NO_FILTER, OUTPUT.type(3)),
                AggregateCall.of(Kind.MAX, OUTPUT.type(4), 0),
                new AggregateCall(Kind.COUNT, List.of(2), true, 3, OUTPUT.type(5)));
        return new OperatorHarness(
                        new WindowAggregateOperator.Factory(
                                INPUT, window, 1, ZoneOffset.UTC, List.of(0), calls, OUTPUT, false),
                        INPUT)
                .keyedBy(0, 0)
                .totalsOnly();
    }

    private static LocalDateTime time(long millis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000L), Math.floorMod(millis, 1000) * 1_000_000, ZoneOffset.UTC);
    }

    private static Row row(String key, long millis, Long value) {
        return Row.of(key, time(millis), value, value == null ? null : (Boolean) (value % 2 == 0));
    }

    /** The windows [start, end) of a time, written out. */
    static List<long[]> windows(WindowSpec window, long time) {
        List<long[]> windows = new ArrayList<>();
        switch (window) {
            case WindowSpec.Tumble w -> {
                long start = Math.floorDiv(time - w.offset(), w.size()) * w.size() + w.offset();
                windows.add(new long[] {start, start + w.size()});
            }
            case WindowSpec.Hop w -> {
                long last = Math.floorDiv(time - w.offset(), w.slide()) * w.slide() + w.offset();
                for (long start = last; start > time - w.size(); start -= w.slide()) {
                    windows.add(new long[] {start, start + w.size()});
                }
            }
            case WindowSpec.Cumulate w -> {
                long start = Math.floorDiv(time - w.offset(), w.maxSize()) * w.maxSize() + w.offset();
                for (long end = start + w.step(); end <= start + w.maxSize(); end += w.step()) {
                    if (end > time) {
                        windows.add(new long[] {start, end});
                    }
                }
            }
            case WindowSpec.Session w -> throw new IllegalArgumentException();
        }
        return windows;
    }

    private static Row result(String key, List<Row> rows, long start, long end) {
        List<Long> values = rows.stream()
                .map(row -> (Long) row.getField(2))
                .filter(v -> v != null)
                .toList();
        return Row.of(
                key,
                (long) rows.size(),
                values.isEmpty()
                        ? null
                        : values.stream().mapToLong(Long::longValue).sum(),
                values.stream().distinct().count(),
                key,
                values.stream().filter(v -> v % 2 == 0).distinct().count(),
                time(start),
                time(end),
                time(end - 1));
    }

    @Property(tries = 80)
    void agreesWithWindowsWrittenOut(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        WindowSpec window = switch (random.nextInt(3)) {
            case 0 -> new WindowSpec.Tumble(10, random.nextInt(10));
            case 1 -> new WindowSpec.Hop(5, 5L * (1 + random.nextInt(4)), random.nextInt(5));
            default -> new WindowSpec.Cumulate(4, 4L * (1 + random.nextInt(4)), random.nextInt(4));
        };
        OperatorHarness harness = harness(window);
        Map<String, Map<List<Long>, List<Row>>> model = new LinkedHashMap<>();
        ZSet late = new ZSet();
        long watermark = Long.MIN_VALUE;
        for (int part = 0; part < 6; part++) {
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                long time = part * 7L + random.nextInt(-15, 15);
                Row row = row("k" + random.nextInt(3), time, random.nextInt(4) == 0 ? null : (long) random.nextInt(3));
                rows.add(row);
                boolean used = false;
                for (long[] bounds : windows(window, time)) {
                    if (bounds[1] - 1 > watermark) {
                        used = true;
                        model.computeIfAbsent((String) row.getField(0), k -> new LinkedHashMap<>())
                                .computeIfAbsent(List.of(bounds[0], bounds[1]), b -> new ArrayList<>())
                                .add(row);
                    }
                }
                if (!used) {
                    late.add(row, 1);
                }
            }
            watermark = part * 7L + random.nextInt(5);
            harness.rows(0, rows).watermark(watermark);
        }
        ZSet expected = new ZSet();
        model.forEach((key, windows) ->
                windows.forEach((bounds, rows) -> expected.add(result(key, rows, bounds.get(0), bounds.get(1)), 1)));
        OperatorHarness.Result result = harness.run(seed);
        assertThat(result.total()).isEqualTo(expected);
        assertThat(result.sides()).isEqualTo(late);
    }

    @Property(tries = 80)
    void sessionsAreMaximalRunsWithoutAGap(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long gap = 1L + random.nextInt(8);
        OperatorHarness harness = harness(new WindowSpec.Session(gap));
        List<Row> all = new ArrayList<>();
        for (int part = 0; part < 5; part++) {
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                rows.add(row("k" + random.nextInt(2), part * 20 + random.nextInt(20), (long) random.nextInt(3)));
            }
            all.addAll(rows);
            // No row is late: the next part begins after this watermark.
            harness.rows(0, rows).watermark(part * 20 + 19 - gap);
        }
        ZSet expected = new ZSet();
        for (String key : Set.of("k0", "k1")) {
            TreeMap<Long, List<Row>> byTime = new TreeMap<>();
            all.stream()
                    .filter(row -> key.equals(row.getField(0)))
                    .forEach(row -> byTime.computeIfAbsent(
                                    ((LocalDateTime) row.getField(1))
                                            .toInstant(ZoneOffset.UTC)
                                            .toEpochMilli(),
                                    t -> new ArrayList<>())
                            .add(row));
            List<Row> session = new ArrayList<>();
            long start = 0;
            long end = Long.MIN_VALUE;
            for (Map.Entry<Long, List<Row>> entry : byTime.entrySet()) {
                if (entry.getKey() > end) {
                    if (!session.isEmpty()) {
                        expected.add(result(key, session, start, end), 1);
                    }
                    session = new ArrayList<>();
                    start = entry.getKey();
                }
                session.addAll(entry.getValue());
                end = entry.getKey() + gap;
            }
            if (!session.isEmpty()) {
                expected.add(result(key, session, start, end), 1);
            }
        }
        OperatorHarness.Result result = harness.run(seed);
        assertThat(result.total()).isEqualTo(expected);
        assertThat(result.sides().isEmpty()).isTrue();
    }

    @Test
    void aRowAfterItsSessionIsLate() {
        OperatorHarness harness = harness(new WindowSpec.Session(10));
        harness.rows(row("a", 0, 1L), row("a", 100, 1L)).watermark(50);
        harness.rows(row("a", 20, 1L), row("a", 90, 2L), row("b", 42, 1L), row("b", 41, 1L))
                .watermark(60);
        OperatorHarness.Result result = harness.run(3);
        assertThat(result.sides()).isEqualTo(ZSet.of(row("a", 20, 1L)));
        assertThat(result.total())
                .isEqualTo(ZSet.of(
                        result("a", List.of(row("a", 0, 1L)), 0, 10),
                        result("a", List.of(row("a", 90, 1L), row("a", 100, 2L)), 90, 110),
                        result("b", List.of(row("b", 42, 1L), row("b", 41, 1L)), 41, 52)));
    }

    @Test
    void daysOfAZoneBeginAtItsMidnight() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Schema input = Schema.of("t", DataTypes.timestampLtz(3));
        Schema output = Schema.of(
                "n", DataTypes.BIGINT,
                "window_start", DataTypes.timestamp(3),
                "window_end", DataTypes.timestamp(3),
                "window_time", DataTypes.timestampLtz(3));
        var factory = new WindowAggregateOperator.Factory(
                input,
                new WindowSpec.Tumble(86_400_000, 0),
                0,
                zone,
                List.of(),
                List.of(AggregateCall.of(Kind.COUNT, output.type(0))),
                output,
                false);
        // On 29 March 2026 the clock goes from 2 to 3 o'clock: that day has 23 hours.
        OperatorHarness harness = new OperatorHarness(factory, input).keyedBy(0).totalsOnly();
        harness.rows(
                Row.of(Instant.parse("2026-03-28T23:00:00Z")),
                Row.of(Instant.parse("2026-03-29T21:59:59Z")),
                Row.of(Instant.parse("2026-03-29T22:00:00Z")));
        harness.watermark(Instant.parse("2026-03-29T21:59:59.999Z").toEpochMilli())
                .epoch();
        OperatorHarness.Result result = harness.run(1);
        assertThat(result.epochs().getFirst())
                .isEqualTo(ZSet.of(Row.of(
                        2L,
                        LocalDateTime.parse("2026-03-29T00:00"),
                        LocalDateTime.parse("2026-03-30T00:00"),
                        Instant.parse("2026-03-29T21:59:59.999Z"))));
    }

    @Test
    void aRowWithoutTimeIsAnErrorThatNamesColumnAndRow() {
        OperatorHarness harness = harness(new WindowSpec.Tumble(10, 0));
        harness.rows(Row.of("a", null, 1L, null));
        assertThatThrownBy(() -> harness.run(1))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("'t'")
                .hasMessageContaining("a, null, 1, null");
    }

    @Test
    void assignsEveryWindowOfARow() {
        Schema output = Schema.of(
                "k",
                DataTypes.STRING,
                "t",
                DataTypes.timestamp(3),
                "v",
                DataTypes.BIGINT,
                "f",
                DataTypes.BOOLEAN,
                "window_start",
                DataTypes.timestamp(3),
                "window_end",
                DataTypes.timestamp(3),
                "window_time",
                DataTypes.timestamp(3));
        for (WindowSpec window : List.of(
                new WindowSpec.Tumble(10, 3), new WindowSpec.Hop(5, 15, 0), new WindowSpec.Cumulate(5, 15, 0))) {
            OperatorHarness harness = new OperatorHarness(
                            new WindowAssignOperator.Factory(INPUT, window, 1, ZoneOffset.UTC, List.of(), output),
                            INPUT)
                    .keyedBy(0, 0);
            ZSet expected = new ZSet();
            for (long millis : new HashSet<>(List.of(-7L, 0L, 4L, 5L, 14L, 15L))) {
                Row row = row("a", millis, 1L);
                harness.rows(row);
                for (long[] bounds : windows(window, millis)) {
                    expected.add(
                            Row.of("a", time(millis), 1L, false, time(bounds[0]), time(bounds[1]), time(bounds[1] - 1)),
                            1);
                }
            }
            assertThat(harness.run(5).total()).isEqualTo(expected);
        }
    }
}
