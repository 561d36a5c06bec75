package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Literal;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.SourceReplay;
import dev.weir.testkit.TestingContext;
import dev.weir.testkit.ZSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalcOperatorTest {
    private static final Schema INPUT = Schema.of("a", DataTypes.INT, "ok", DataTypes.BOOLEAN, "s", DataTypes.STRING);

    @Test
    void filtersAndProjectsWithWeights() {
        Schema output = Schema.of("s", DataTypes.STRING, "one", DataTypes.INT, "a", DataTypes.INT);
        var factory = new CalcOperator.Factory(
                INPUT,
                new ColumnReference(1, DataTypes.BOOLEAN),
                List.of(
                        new ColumnReference(2, DataTypes.STRING),
                        new Literal(1, DataTypes.INT),
                        new ColumnReference(0, DataTypes.INT)),
                output,
                EvaluationSettings.DEFAULT);
        OperatorHarness harness = new OperatorHarness(factory, INPUT);
        harness.rows(Row.of(1, true, "x"), Row.of(2, false, "y"), Row.of(null, true, null), Row.of(4, null, "z"))
                .epoch();
        harness.rows(Row.ofKind(RowKind.DELETE, 1, true, "x"), Row.ofKind(RowKind.DELETE, 2, false, "y"));
        assertThat(harness.run(1).epochs())
                .containsExactly(
                        ZSet.of(Row.of("x", 1, 1), Row.of(null, 1, null)),
                        ZSet.of(Row.ofKind(RowKind.DELETE, "x", 1, 1)));
        assertThat(factory.describe()).isEqualTo("Calc(select=[s, 1 AS one, a], where=[ok])");
    }

    @Test
    void constantRowsAreOneSplit() {
        List<Row> rows = List.of(Row.of(1, true, "x"), Row.of(null, null, null));
        ValuesSource source = new ValuesSource(INPUT, rows);
        Source.Enumerator enumerator = source.enumerator(4);
        List<? extends Source.Split> splits = enumerator.discover();
        assertThat(splits).hasSize(1);
        assertThat(enumerator.discover()).isEmpty();
        List<Row> read = new ArrayList<>();
        SourceReader reader = source.reader(new TestingContext());
        reader.add(splits.getFirst());
        assertThat(reader.poll(new SourceReader.SourceOutput() {
                    @Override
                    public void emit(Source.Split split, Batch batch) {
                        read.addAll(batch.toRows());
                    }

                    @Override
                    public void splitFinished(Source.Split split) {}
                }))
                .isEqualTo(SourceReader.Status.NEEDS_SPLIT);
        assertThat(read).isEqualTo(rows);
        SourceReplay.check(source, 20, 2);
    }
}
