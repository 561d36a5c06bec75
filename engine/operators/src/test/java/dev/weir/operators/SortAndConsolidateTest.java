package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordValue;
import dev.weir.testkit.CollectingOutput;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.TestingContext;
import dev.weir.testkit.ZSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SortAndConsolidateTest {
    private static final Schema SCHEMA = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING);
    private static final List<SortKey> KEYS = List.of(new SortKey(0, false, false));

    private static final Comparator<Row> ORDER = Comparator.<Row, Integer>comparing(
                    row -> (Integer) row.getField(0), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(row -> (String) row.getField(1), Comparator.nullsFirst(Comparator.naturalOrder()));

    private static Row random(SplittableRandom random) {
        int a = random.nextInt(6);
        int b = random.nextInt(5);
        return Row.of(a == 0 ? null : a, b == 0 ? null : "b" + b);
    }

    private static List<Row> sorted(ZSet rows) {
        List<Row> all = new ArrayList<>();
        rows.weights().forEach((row, weight) -> {
            for (long i = 0; i < weight; i++) {
                all.add(row);
            }
        });
        all.sort(ORDER);
        return all;
    }

    private static ZSet top(ZSet rows, int offset, int limit) {
        List<Row> all = sorted(rows);
        int from = Math.min(offset, all.size());
        return ZSet.of(all.subList(from, Math.min(from + limit, all.size())));
    }

    @Property(tries = 60)
    void topNIsKeptUpToDate(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int offset = random.nextInt(3);
        int limit = random.nextInt(5);
        OperatorHarness harness = new OperatorHarness(
                        new SortLimitOperator.Factory(SCHEMA, KEYS, offset, limit, EmitMode.CHANGES), SCHEMA)
                .netOnly();
        ZSet present = new ZSet();
        ZSet before = new ZSet();
        List<ZSet> expected = new ArrayList<>();
        for (int epoch = 0; epoch < 5; epoch++) {
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                List<Row> candidates = List.copyOf(present.weights().keySet());
                Row row = !candidates.isEmpty() && random.nextBoolean()
                        ? candidates.get(random.nextInt(candidates.size())).withKind(RowKind.DELETE)
                        : random(random);
                present.add(row, row.kind().weight());
                rows.add(row);
            }
            harness.rows(0, rows).epoch();
            ZSet after = top(present, offset, limit);
            expected.add(after.minus(before));
            before = after;
        }
        expected.add(new ZSet());
        // Several copies of a row may be one change of weight 2, so changes are compared, not counted.
        OperatorHarness.Result result = harness.run(seed);
        assertThat(result.epochs()).isEqualTo(expected);
    }

    @Property(tries = 30)
    void sortsInOrder(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            rows.add(random(random));
        }
        Operator operator =
                new SortLimitOperator.Factory(SCHEMA, KEYS, 2, 10, EmitMode.FINAL).create(new TestingContext());
        CollectingOutput output = new CollectingOutput();
        for (Row row : rows) {
            operator.process(0, Batch.ofRows(SCHEMA, List.of(row)), output);
        }
        assertThat(operator.finish(output)).isTrue();
        List<Row> expected = sorted(ZSet.of(rows));
        assertThat(output.rows())
                .containsExactlyElementsOf(
                        expected.subList(Math.min(2, expected.size()), Math.min(12, expected.size())));
    }

    @Test
    void limitWithoutOrderTakesTheFirst() {
        OperatorHarness harness =
                new OperatorHarness(new SortLimitOperator.Factory(SCHEMA, List.of(), 1, 2, EmitMode.CHANGES), SCHEMA);
        harness.rows(Row.of(5, "e"), Row.of(4, "d"), Row.of(3, "c"), Row.of(1, "a"));
        assertThat(harness.run(1).total()).isEqualTo(ZSet.of(Row.of(4, "d"), Row.of(3, "c")));
    }

    @Test
    void anEpochShowsWhatIsLeftOfItsChanges() {
        OperatorHarness harness = new OperatorHarness(new ConsolidateOperator.Factory(SCHEMA), SCHEMA).netOnly();
        harness.rows(Row.of(1, "a"), Row.of(2, "b"), Row.ofKind(RowKind.DELETE, 1, "a"))
                .epoch();
        harness.rows(Row.of(3, "c")).epoch();
        harness.rows(Row.ofKind(RowKind.DELETE, 3, "c"), Row.of(3, "c"));
        assertThat(harness.run(1).epochs())
                .containsExactly(ZSet.of(Row.of(2, "b")), ZSet.of(Row.of(3, "c")), new ZSet());
    }

    @Property(tries = 40)
    void fewOfManyAreTheFirstOfAllSorted(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schema schema = Schema.of("n", DataTypes.INT);
        WeightedRows rows =
                new WeightedRows(new TestingContext().state(), "rows", schema, RecordValue.words(1), RecordHome.FIRST);
        List<Row> numbers = new ArrayList<>();
        for (int i = random.nextInt(200); i > 0; i--) {
            numbers.add(Row.of(random.nextInt(100)));
        }
        rows.add(Batch.ofRows(schema, numbers));
        int[] all = new int[rows.table().size()];
        int count = rows.table().scan(0, all);
        RowOrder order = new RowOrder(rows.table(), List.of(new SortKey(0, true, true)));
        int[] sorted = all.clone();
        order.sort(sorted, count);
        int wanted = random.nextInt(30);
        assertThat(order.first(all, count, wanted)).isEqualTo(Arrays.copyOf(sorted, Math.min(wanted, count)));
    }
}
