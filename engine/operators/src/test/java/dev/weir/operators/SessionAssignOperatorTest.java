package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.ZSet;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SessionAssignOperatorTest {
    private static final Schema INPUT =
            Schema.of("k", DataTypes.STRING, "t", DataTypes.timestamp(3), "v", DataTypes.BIGINT);

    private static OperatorHarness harness(long gap, List<Integer> keys) {
        return new OperatorHarness(
                        new WindowAssignOperator.Factory(
                                INPUT,
                                new WindowSpec.Session(gap),
                                1,
                                ZoneOffset.UTC,
                                keys,
                                withWindow(INPUT, DataTypes.timestamp(3))),
                        INPUT)
                .keyedBy(0, Indexes.array(keys));
    }

    private static Schema withWindow(Schema input, dev.weir.data.DataType time) {
        var fields = new ArrayList<>(input.fields());
        fields.add(new dev.weir.data.Field("window_start", DataTypes.timestamp(3)));
        fields.add(new dev.weir.data.Field("window_end", DataTypes.timestamp(3)));
        fields.add(new dev.weir.data.Field("window_time", time));
        return new Schema(fields);
    }

    /** A row as the model sees it. */
    private record Event(String key, long time, long value) {
        Row row() {
            return Row.of(key, local(time), value);
        }

        Row inSession(long start, long end) {
            return Row.of(key, local(time), value, local(start), local(end), local(end - 1));
        }
    }

    private static LocalDateTime local(long millis) {
        return LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plusNanos(millis * 1_000_000);
    }

    /** Maximal runs of the events of one key in which no two neighbours are more than the gap apart. */
    private static ZSet sessions(List<Event> events, String key, long gap) {
        List<Event> sorted = events.stream()
                .filter(event -> key.equals(event.key))
                .sorted(Comparator.comparingLong(Event::time))
                .toList();
        ZSet expected = new ZSet();
        int first = 0;
        for (int i = 0; i < sorted.size(); i++) {
            long end = sorted.get(i).time + gap;
            if (i + 1 == sorted.size() || sorted.get(i + 1).time > end) {
                for (Event event : sorted.subList(first, i + 1)) {
                    expected.add(event.inSession(sorted.get(first).time, end), 1);
                }
                first = i + 1;
            }
        }
        return expected;
    }

    @Property(tries = 80)
    void everyRowComesOnceWithTheBoundsOfItsSession(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long gap = 1L + random.nextInt(8);
        boolean divided = random.nextBoolean();
        OperatorHarness harness = harness(gap, divided ? List.of(0) : List.of()).totalsOnly();
        List<Event> all = new ArrayList<>();
        for (int part = 0; part < 5; part++) {
            List<Event> events = new ArrayList<>();
            for (int i = random.nextInt(10); i > 0; i--) {
                String key = divided ? "k" + random.nextInt(2) : "k0";
                events.add(new Event(key, part * 20L + random.nextInt(20), random.nextInt(2)));
            }
            all.addAll(events);
            // No row is late: the next part begins after this watermark.
            harness.rows(0, events.stream().map(Event::row).toList()).watermark(part * 20 + 19 - gap);
        }
        ZSet expected = sessions(all, "k0", gap);
        expected.add(sessions(all, "k1", gap));
        OperatorHarness.Result result = harness.run(seed);
        assertThat(result.total()).isEqualTo(expected);
        assertThat(result.sides().isEmpty()).isTrue();
    }

    @Test
    void rowsComeWhenTheWatermarkHasPassedTheEndOfTheirSession() {
        OperatorHarness harness = harness(10, List.of(0));
        Event first = new Event("a", 0, 1);
        Event bridge = new Event("a", 8, 1);
        Event second = new Event("a", 16, 1);
        Event other = new Event("b", 5, 1);
        harness.rows(first.row(), second.row(), other.row(), bridge.row())
                .watermark(14)
                .epoch();
        harness.watermark(25).epoch();
        harness.rows(new Event("a", 3, 7).row(), new Event("c", 100, 1).row())
                .watermark(30)
                .epoch();
        OperatorHarness.Result result = harness.run(1);
        assertThat(result.epochs().get(0)).isEqualTo(ZSet.of(other.inSession(5, 15)));
        assertThat(result.epochs().get(1))
                .isEqualTo(ZSet.of(first.inSession(0, 26), bridge.inSession(0, 26), second.inSession(0, 26)));
        assertThat(result.epochs().get(2).isEmpty()).isTrue();
        assertThat(result.sides()).isEqualTo(ZSet.of(new Event("a", 3, 7).row()));
        assertThat(result.epochs().get(3)).isEqualTo(ZSet.of(new Event("c", 100, 1).inSession(100, 110)));
    }

    @Test
    void moreRowsThanABatchHolds() {
        OperatorHarness harness = harness(10, List.of(0)).totalsOnly();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            events.add(new Event("a", i, i));
        }
        harness.rows(0, events.stream().map(Event::row).toList());
        assertThat(harness.run(7).total()).isEqualTo(sessions(events, "a", 10));
    }

    @Test
    void windowsOfPointsInTimeShowTheClockOfTheZone() {
        Schema input = Schema.of("t", DataTypes.timestampLtz(3));
        var factory = new WindowAssignOperator.Factory(
                input,
                new WindowSpec.Session(1000),
                0,
                ZoneId.of("Asia/Shanghai"),
                List.of(),
                withWindow(input, DataTypes.timestampLtz(3)));
        OperatorHarness harness = new OperatorHarness(factory, input).totalsOnly();
        Instant time = Instant.parse("2024-01-01T00:00:00Z");
        harness.rows(Row.of(time));
        assertThat(harness.run(1).total())
                .isEqualTo(ZSet.of(Row.of(
                        time,
                        LocalDateTime.parse("2024-01-01T08:00:00"),
                        LocalDateTime.parse("2024-01-01T08:00:01"),
                        Instant.parse("2024-01-01T00:00:00.999Z"))));
    }
}
