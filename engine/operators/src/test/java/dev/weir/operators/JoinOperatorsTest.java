package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.ZSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JoinOperatorsTest {
    private static final Schema LEFT = Schema.of("k", DataTypes.INT, "a", DataTypes.STRING);
    private static final Schema RIGHT = Schema.of("k2", DataTypes.INT, "ok", DataTypes.BOOLEAN);
    private static final Schema OUTPUT =
            Schema.of("k", DataTypes.INT, "a", DataTypes.STRING, "k2", DataTypes.INT, "ok", DataTypes.BOOLEAN);
    private static final Expression OK = new ColumnReference(3, DataTypes.BOOLEAN);

    private static Row left(SplittableRandom random) {
        int k = random.nextInt(5);
        return Row.of(k == 0 ? null : k, "text " + random.nextInt(3));
    }

    private static Row right(SplittableRandom random) {
        int k = random.nextInt(5);
        return Row.of(k == 0 ? null : k, random.nextInt(4) == 0 ? null : random.nextBoolean());
    }

    private static ZSet join(ZSet left, ZSet right, boolean residual, boolean outer) {
        ZSet joined = new ZSet();
        for (Map.Entry<Row, Long> l : left.weights().entrySet()) {
            boolean matched = false;
            for (Map.Entry<Row, Long> r : right.weights().entrySet()) {
                boolean equal = l.getKey().getField(0) != null
                        && Objects.equals(l.getKey().getField(0), r.getKey().getField(0));
                if (equal && (!residual || Boolean.TRUE.equals(r.getKey().getField(1)))) {
                    matched = true;
                    joined.add(pair(l.getKey(), r.getKey()), l.getValue() * r.getValue());
                }
            }
            if (outer && !matched) {
                joined.add(pair(l.getKey(), Row.of(null, null)), l.getValue());
            }
        }
        return joined;
    }

    private static Row pair(Row left, Row right) {
        List<Object> values = new ArrayList<>(left.values());
        values.addAll(right.values());
        return Row.of(values.toArray());
    }

    @Property(tries = 60)
    void streamingJoinIsTheJoinOfWhatIsThere(@ForAll long seed, @ForAll boolean residual) {
        SplittableRandom random = new SplittableRandom(seed);
        OperatorHarness harness = new OperatorHarness(
                        new StreamingHashJoinOperator.Factory(
                                LEFT,
                                RIGHT,
                                List.of(0),
                                List.of(0),
                                residual ? OK : null,
                                OUTPUT,
                                EvaluationSettings.DEFAULT),
                        LEFT,
                        RIGHT)
                .keyedBy(0, 0)
                .keyedBy(1, 0)
                .withLittleMemory(seed);
        ZSet[] present = {new ZSet(), new ZSet()};
        List<ZSet> expected = new ArrayList<>();
        ZSet before = new ZSet();
        for (int epoch = 0; epoch < 4; epoch++) {
            for (int input = 0; input < 2; input++) {
                List<Row> rows = new ArrayList<>();
                for (int i = random.nextInt(8); i > 0; i--) {
                    List<Row> candidates = List.copyOf(present[input].weights().keySet());
                    Row row = !candidates.isEmpty() && random.nextBoolean()
                            ? candidates.get(random.nextInt(candidates.size())).withKind(RowKind.DELETE)
                            : input == 0 ? left(random) : right(random);
                    present[input].add(row, row.kind().weight());
                    rows.add(row);
                }
                harness.rows(input, rows);
            }
            harness.epoch();
            ZSet after = join(present[0], present[1], residual, false);
            expected.add(after.minus(before));
            before = after;
        }
        expected.add(new ZSet());
        assertThat(harness.run(seed).epochs()).isEqualTo(expected);
    }

    @Property(tries = 60)
    void lookupJoinWaitsForTheTable(@ForAll long seed, @ForAll boolean residual, @ForAll boolean outer) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> probe = new ArrayList<>();
        List<Row> build = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            Row row = left(random);
            probe.add(random.nextInt(5) == 0 ? row.withKind(RowKind.DELETE) : row);
            build.add(right(random));
        }
        OperatorHarness harness = new OperatorHarness(
                        new LookupJoinOperator.Factory(
                                LEFT,
                                RIGHT,
                                List.of(0),
                                List.of(0),
                                residual ? OK : null,
                                outer,
                                OUTPUT,
                                EvaluationSettings.DEFAULT),
                        LEFT,
                        RIGHT)
                .broadcast(1);
        assertThat(harness.rows(0, probe).rows(1, build).run(seed).total())
                .isEqualTo(join(ZSet.of(probe), ZSet.of(build), residual, outer));
    }

    @Test
    void aKeyOfManyRowsIsJoinedPieceByPiece() {
        List<Row> build = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            build.add(Row.of(1, i == 2999));
        }
        for (boolean outer : new boolean[] {false, true}) {
            OperatorHarness harness = new OperatorHarness(
                    new LookupJoinOperator.Factory(
                            LEFT, RIGHT, List.of(0), List.of(0), OK, outer, OUTPUT, EvaluationSettings.DEFAULT),
                    LEFT,
                    RIGHT);
            List<Row> probe = List.of(Row.of(1, "x"), Row.of(2, "y"), Row.of(1, "z"), Row.of(1, "u"));
            assertThat(harness.rows(0, probe).rows(1, build).run(1).total())
                    .isEqualTo(join(ZSet.of(probe), ZSet.of(build), true, outer));
        }
    }
}
