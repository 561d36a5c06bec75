package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.testkit.OperatorHarness;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Windows with memory for no group: the harness holds them against the same with enough. */
class WindowsOnDiskTest {
    private static final DataType COUNT = DataTypes.BIGINT.withNullable(false);
    private static final DataType TIME = DataTypes.timestamp(3).withNullable(false);
    private static final Schema INPUT =
            Schema.of("k", DataTypes.STRING, "t", TIME, "n", DataTypes.BIGINT, "l", DataTypes.BIGINT);
    private static final List<WindowSpec> WINDOWS =
            List.of(new WindowSpec.Tumble(10, 0), new WindowSpec.Hop(10, 30, 0), new WindowSpec.Cumulate(10, 40, 0));

    @Property(tries = 3)
    void givesWhatItGivesInMemory(
            @ForAll @IntRange(min = 0, max = 2) int which, @ForAll boolean single, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> keys = single ? List.of(3) : List.of(0, 3);
        OperatorHarness harness = new OperatorHarness(factory(WINDOWS.get(which), keys), INPUT)
                .withLittleMemory()
                .keyedBy(0, keys.stream().mapToInt(Integer::intValue).toArray())
                .totalsOnly();
        long watermark = 0;
        for (int step = 0; step < 3; step++) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int key = random.nextInt(50);
                rows.add(Row.of(
                        key == 0 ? null : key % 2 == 0 ? "k" + key : "a key that is longer than twelve bytes " + key,
                        LocalDateTime.ofEpochSecond(
                                0, (int) (watermark + random.nextInt(40)) * 1_000_000, ZoneOffset.UTC),
                        random.nextInt(10) == 0 ? null : random.nextLong(1000),
                        random.nextInt(10) == 0 ? null : (long) random.nextInt(30)));
            }
            watermark += random.nextInt(25);
            harness.rows(0, rows).epoch().watermark(watermark);
        }
        assertThat(harness.run(seed).total().weights()).isNotEmpty();
    }

    private static WindowAggregateOperator.Factory factory(WindowSpec window, List<Integer> keys) {
        List<AggregateCall> calls = List.of(
                AggregateCall.of(Kind.COUNT, COUNT),
                AggregateCall.of(Kind.SUM, DataTypes.BIGINT, 2),
                AggregateCall.of(Kind.MAX, DataTypes.BIGINT, 2));
        List<Object> output = new ArrayList<>();
        for (int key : keys) {
            output.add(INPUT.name(key));
            output.add(INPUT.type(key));
        }
        for (int i = 0; i < calls.size(); i++) {
            output.add("a" + i);
            output.add(calls.get(i).type());
        }
        for (String name : List.of("window_start", "window_end", "window_time")) {
            output.add(name);
            output.add(TIME);
        }
        return new WindowAggregateOperator.Factory(
                INPUT, window, 1, ZoneOffset.UTC, keys, calls, Schema.of(output.toArray()), false);
    }
}
