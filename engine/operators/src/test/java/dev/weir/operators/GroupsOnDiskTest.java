package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.ZSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** GROUP BY with memory for no group: the harness holds it against the same with enough. */
class GroupsOnDiskTest {
    private static final DataType COUNT = DataTypes.BIGINT.withNullable(false);
    private static final Schema INPUT =
            Schema.of("k", DataTypes.STRING, "l", DataTypes.BIGINT, "n", DataTypes.BIGINT, "s", DataTypes.STRING);

    @Property(tries = 12)
    void givesWhatItGivesInMemory(@ForAll boolean retracting, @ForAll boolean single, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<AggregateCall> calls = new ArrayList<>(List.of(
                AggregateCall.of(Kind.COUNT, COUNT),
                AggregateCall.of(Kind.SUM, DataTypes.BIGINT, 2),
                AggregateCall.of(Kind.AVG, DataTypes.BIGINT, 2)));
        // Those that keep values beside the groups: one, or all.
        calls.add(AggregateCall.of(Kind.MAX, DataTypes.STRING, 3));
        calls.add(AggregateCall.of(Kind.MIN, DataTypes.BIGINT, 2));
        if (random.nextBoolean()) {
            calls.add(new AggregateCall(Kind.COUNT, List.of(3), true, AggregateCall.NO_FILTER, COUNT));
            calls.add(new AggregateCall(Kind.SUM, List.of(2), true, AggregateCall.NO_FILTER, DataTypes.BIGINT));
        }
        List<Integer> keys = single ? List.of(1) : List.of(0, 1);
        for (EmitMode mode : retracting ? List.of(EmitMode.CHANGES) : List.of(EmitMode.CHANGES, EmitMode.FINAL)) {
            OperatorHarness harness =
                    new OperatorHarness(factory(keys, calls, mode, retracting), INPUT).withLittleMemory();
            harness.keyedBy(0, keys.stream().mapToInt(Integer::intValue).toArray());
            List<Row> present = new ArrayList<>();
            for (int epoch = 0; epoch < 4; epoch++) {
                List<Row> rows = new ArrayList<>();
                for (int i = 0; i < 150; i++) {
                    boolean retracts = retracting && !present.isEmpty() && random.nextInt(3) == 0;
                    Row row = retracts ? present.remove(random.nextInt(present.size())) : row(random);
                    if (!retracts) {
                        present.add(row);
                    }
                    rows.add(
                            retracts
                                    ? Row.ofKind(
                                            RowKind.DELETE,
                                            row.getField(0),
                                            row.getField(1),
                                            row.getField(2),
                                            row.getField(3))
                                    : row);
                }
                harness.rows(0, rows).epoch();
            }
            ZSet total = harness.run(seed).total();
            assertThat(total.weights()).isNotEmpty();
        }
    }

    @Test
    void remembersValuesThatAreTakenBackBeforeTheyCome() {
        List<AggregateCall> calls = List.of(
                AggregateCall.of(Kind.COUNT, COUNT),
                AggregateCall.of(Kind.MIN, DataTypes.BIGINT, 2),
                AggregateCall.of(Kind.MAX, DataTypes.STRING, 3));
        OperatorHarness harness = new OperatorHarness(factory(List.of(1), calls, EmitMode.CHANGES, true), INPUT)
                .withLittleMemory()
                .keyedBy(0, 1);
        for (long number : new long[] {7, 9, 8, -5, 5, -7, 6}) {
            List<Row> rows = new ArrayList<>();
            for (long key = 0; key < 20; key++) {
                Row row = Row.of("k", key, Math.abs(number), "text " + Math.abs(number));
                rows.add(number < 0 ? row.withKind(RowKind.DELETE) : row);
            }
            harness.rows(0, rows).epoch();
        }
        List<Row> expected = new ArrayList<>();
        for (long key = 0; key < 20; key++) {
            expected.add(Row.of(key, 3L, 6L, "text 9"));
        }
        assertThat(harness.run(5).total()).isEqualTo(ZSet.of(expected));
    }

    private static Row row(SplittableRandom random) {
        int key = random.nextInt(60);
        return Row.of(
                key == 0 ? null : key % 2 == 0 ? "k" + key : "a key that is longer than twelve bytes " + key,
                random.nextInt(10) == 0 ? null : (long) random.nextInt(40),
                random.nextInt(10) == 0 ? null : random.nextLong(1000),
                random.nextInt(10) == 0 ? null : "text ".repeat(random.nextInt(6)));
    }

    private static GroupAggregateOperator.Factory factory(
            List<Integer> keys, List<AggregateCall> calls, EmitMode mode, boolean retracting) {
        List<Object> output = new ArrayList<>();
        for (int key : keys) {
            output.add(INPUT.name(key));
            output.add(INPUT.type(key));
        }
        for (int i = 0; i < calls.size(); i++) {
            output.add("a" + i);
            output.add(calls.get(i).type());
        }
        return new GroupAggregateOperator.Factory(INPUT, keys, calls, Schema.of(output.toArray()), mode, retracting);
    }
}
