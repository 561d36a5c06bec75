package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.testkit.CollectingOutput;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.TestingContext;
import dev.weir.testkit.ZSet;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProcessingTimeOperatorTest {
    private static final Schema INPUT = Schema.of("k", DataTypes.STRING, "p", DataTypes.timestampLtz(3));
    private static final Schema OUTPUT = Schema.of(
            "k", DataTypes.STRING,
            "n", DataTypes.BIGINT.withNullable(false),
            "window_start", DataTypes.timestamp(3).withNullable(false),
            "window_end", DataTypes.timestamp(3).withNullable(false),
            "window_time", DataTypes.timestampLtz(3).withNullable(false));

    private static ProcessingTimeOperator.Factory counts(WindowSpec window, ZoneId zone) {
        return new ProcessingTimeOperator.Factory(new WindowAggregateOperator.Factory(
                INPUT,
                window,
                1,
                zone,
                List.of(0),
                List.of(AggregateCall.of(Kind.COUNT, OUTPUT.type(1))),
                OUTPUT,
                false));
    }

    /** The time that it brings is not read. */
    private static Row row(String key) {
        return Row.of(key, Instant.EPOCH);
    }

    private static LocalDateTime time(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    private static Row result(String key, long count, long start, long end) {
        return Row.of(key, count, time(start), time(end), Instant.ofEpochMilli(end - 1));
    }

    /** Rows that are counted for one key and window. */
    private record Group(String key, long start, long end) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            return result(key, 0, start, end)
                    .toString()
                    .compareTo(result(other.key, 0, other.start, other.end).toString());
        }
    }

    @Property(tries = 60)
    void rowsAreInTheWindowsOfTheClockWhichEndByIt(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        WindowSpec window = switch (random.nextInt(3)) {
            case 0 -> new WindowSpec.Tumble(10, random.nextInt(10));
            case 1 -> new WindowSpec.Hop(5, 5L * (1 + random.nextInt(4)), random.nextInt(5));
            default -> new WindowSpec.Cumulate(4, 4L * (1 + random.nextInt(4)), random.nextInt(4));
        };
        OperatorHarness harness = new OperatorHarness(counts(window, ZoneOffset.UTC), INPUT).keyedBy(0, 0);
        TreeMap<Group, Long> open = new TreeMap<>();
        List<ZSet> expected = new ArrayList<>();
        long now = random.nextInt(20);
        for (int part = 0; part < 8; part++) {
            now += random.nextInt(12);
            harness.time(now).epoch();
            expected.add(ended(open, now));
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                String key = "k" + random.nextInt(5);
                rows.add(row(key));
                WindowAggregateOperatorTest.windows(window, now)
                        .forEach(bounds -> open.merge(new Group(key, bounds[0], bounds[1]), 1L, Long::sum));
            }
            harness.rows(0, rows).watermark(part * 1000L);
        }
        expected.add(ended(open, Long.MAX_VALUE));
        assertThat(harness.run(seed).epochs()).isEqualTo(expected);
    }

    /** Takes those out that end by a time. */
    private static ZSet ended(TreeMap<Group, Long> open, long millis) {
        ZSet results = new ZSet();
        open.entrySet().removeIf(entry -> {
            Group group = entry.getKey();
            boolean ended = group.end <= millis;
            if (ended) {
                results.add(result(group.key, entry.getValue(), group.start, group.end), 1);
            }
            return ended;
        });
        return results;
    }

    @Test
    void sessionsEndWhenAKeyHasBeenSilent() {
        OperatorHarness harness =
                new OperatorHarness(counts(new WindowSpec.Session(10), ZoneOffset.UTC), INPUT).keyedBy(0, 0);
        harness.time(100).rows(row("a"), row("b"), row("a"));
        harness.time(108).rows(row("a")).epoch();
        harness.time(110).epoch();
        harness.time(117).epoch();
        harness.time(118).epoch();
        harness.rows(row("a"));
        assertThat(harness.run(1).epochs())
                .containsExactly(
                        new ZSet(),
                        ZSet.of(result("b", 1, 100, 110)),
                        new ZSet(),
                        ZSet.of(result("a", 3, 100, 118)),
                        ZSet.of(result("a", 1, 118, 128)));
    }

    @Test
    void rowsOfSessionsWaitForTheirEnd() {
        Schema output = Schema.of(
                "k", DataTypes.STRING,
                "p", DataTypes.timestampLtz(3),
                "window_start", DataTypes.timestamp(3),
                "window_end", DataTypes.timestamp(3),
                "window_time", DataTypes.timestampLtz(3));
        var factory = new ProcessingTimeOperator.Factory(new WindowAssignOperator.Factory(
                INPUT, new WindowSpec.Session(10), 1, ZoneOffset.UTC, List.of(0), output));
        OperatorHarness harness = new OperatorHarness(factory, INPUT).keyedBy(0, 0);
        harness.time(100).rows(row("a")).watermark(1000);
        harness.time(109).rows(row("b")).epoch();
        harness.time(110).epoch();
        assertThat(harness.run(1).epochs())
                .containsExactly(
                        new ZSet(),
                        ZSet.of(Row.of(
                                "a", Instant.ofEpochMilli(100), time(100), time(110), Instant.ofEpochMilli(109))),
                        ZSet.of(Row.of(
                                "b", Instant.ofEpochMilli(109), time(109), time(119), Instant.ofEpochMilli(118))));
    }

    @Test
    void windowsAreThoseOfTheCalendarOfTheZone() {
        OperatorHarness harness = new OperatorHarness(
                        counts(new WindowSpec.Tumble(86_400_000, 0), ZoneId.of("Asia/Shanghai")), INPUT)
                .keyedBy(0, 0);
        Instant midnight = Instant.parse("2026-03-01T16:00:00Z");
        harness.time(midnight.toEpochMilli() - 1).rows(row("a")).epoch();
        harness.time(midnight.toEpochMilli()).epoch();
        assertThat(harness.run(1).epochs())
                .containsExactly(
                        new ZSet(),
                        ZSet.of(Row.of(
                                "a",
                                1L,
                                LocalDateTime.parse("2026-03-01T00:00"),
                                LocalDateTime.parse("2026-03-02T00:00"),
                                midnight.minusMillis(1))),
                        new ZSet());
    }

    @Test
    void noRowIsLateWhenTheClockIsSetBack() {
        TestingContext context = new TestingContext();
        CollectingOutput output = new CollectingOutput();
        try (Operator operator =
                counts(new WindowSpec.Tumble(10, 0), ZoneOffset.UTC).create(context)) {
            context.clock().advanceTo(25);
            operator.process(0, Batch.ofRows(INPUT, List.of(row("a"))), output);
            assertThat(context.nextWakeUp()).isEqualTo(30);
            // It wakes by a clock that is ahead of what it shows afterwards.
            operator.wakeUp(31, output);
            operator.process(0, Batch.ofRows(INPUT, List.of(row("a"))), output);
            assertThat(operator.finish(output)).isTrue();
        }
        assertThat(ZSet.of(output.rows())).isEqualTo(ZSet.of(result("a", 1, 20, 30), result("a", 1, 30, 40)));
    }
}
