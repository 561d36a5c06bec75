package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.testkit.CollectingOutput;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.TestingContext;
import dev.weir.testkit.ZSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LastRowOperatorTest {
    private static final Schema SCHEMA =
            Schema.of("note", DataTypes.STRING, "id", DataTypes.INT, "part", DataTypes.STRING);
    private static final LastRowOperator.Factory PLAN = new LastRowOperator.Factory(SCHEMA, List.of(1, 2));

    private static Row upsert(String note, int id) {
        return Row.of(note, id, "p" + id % 2);
    }

    private static Row tombstone(int id) {
        return Row.of(null, id, "p" + id % 2).withKind(RowKind.DELETE);
    }

    @Property(tries = 60)
    void changesComeToTheLastRowOfEachKey(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        OperatorHarness harness =
                new OperatorHarness(PLAN, SCHEMA).keyedBy(0, 1, 2).withLittleMemory(seed);
        Map<Integer, Row> table = new LinkedHashMap<>();
        ZSet before = new ZSet();
        List<ZSet> expected = new ArrayList<>();
        for (int epoch = 0; epoch < 6; epoch++) {
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(10); i > 0; i--) {
                int id = random.nextInt(5);
                int note = random.nextInt(4);
                if (note == 0) {
                    table.remove(id);
                    rows.add(tombstone(id));
                } else {
                    Row row = upsert(note == 1 ? null : "a note of some length " + note, id);
                    table.put(id, row);
                    rows.add(row);
                }
            }
            harness.rows(0, rows).epoch();
            ZSet after = ZSet.of(List.copyOf(table.values()));
            expected.add(after.minus(before));
            before = after;
        }
        expected.add(new ZSet());
        assertThat(harness.run(seed).epochs()).isEqualTo(expected);
    }

    @Test
    void onlyDifferencesAreTold() {
        Operator operator = PLAN.create(new TestingContext());
        CollectingOutput output = new CollectingOutput();
        operator.process(0, Batch.ofRows(SCHEMA, List.of(upsert("a", 1), upsert("b", 1), tombstone(2))), output);
        operator.process(0, Batch.ofRows(SCHEMA, List.of(upsert("b", 1))), output);
        operator.process(0, Batch.ofRows(SCHEMA, List.of(upsert("c", 1))), output);
        operator.process(0, Batch.ofRows(SCHEMA, List.of(tombstone(1), upsert("d", 2), tombstone(2))), output);
        assertThat(output.rows())
                .containsExactly(
                        upsert("b", 1),
                        upsert("b", 1).withKind(RowKind.DELETE),
                        upsert("c", 1),
                        upsert("c", 1).withKind(RowKind.DELETE));
    }
}
