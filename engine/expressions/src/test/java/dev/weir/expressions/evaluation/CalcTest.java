package dev.weir.expressions.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.expressions.TestingClock;
import dev.weir.expressions.functions.FunctionLibrary;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalcTest {
    private static final FunctionLibrary LIBRARY = FunctionLibrary.standard();
    private static final Schema INPUT = Schema.of("a", DataTypes.BIGINT, "b", DataTypes.BIGINT, "s", DataTypes.STRING);
    private static final Expression A = new ColumnReference(0, DataTypes.BIGINT);
    private static final Expression B = new ColumnReference(1, DataTypes.BIGINT);
    private static final Expression S = new ColumnReference(2, DataTypes.STRING);

    private static Literal number(long value) {
        return new Literal(value, DataTypes.BIGINT.withNullable(false));
    }

    private static EvaluationContext context() {
        return EvaluationContext.builder(new TestingClock(0)).build();
    }

    private static Batch batch() {
        return Batch.ofRows(
                INPUT,
                List.of(Row.of(1L, 2L, "x"), Row.of(5L, null, "y"), Row.of(null, 9L, null), Row.of(7L, 7L, "z")));
    }

    @Test
    void filterKeepsRowsThatAreTrue() {
        Expression condition = LIBRARY.call("AND", LIBRARY.call(">", A, number(1)), LIBRARY.call("<=", B, A));
        assertThat(new Filter(condition, INPUT, context()).apply(batch()).toRows())
                .containsExactly(Row.of(7L, 7L, "z"));
        Expression either = LIBRARY.call("OR", LIBRARY.call("IS NULL", A), LIBRARY.call("=", S, Literal.text("x")));
        assertThat(new Filter(either, INPUT, context()).apply(batch()).toRows())
                .containsExactly(Row.of(1L, 2L, "x"), Row.of(null, 9L, null));
    }

    @Test
    void projectsKeptRowsOnly() {
        Expression choice = LIBRARY.call("CASE", LIBRARY.call("<", A, B), Literal.text("less"), S);
        Calc calc = new Calc(
                LIBRARY.call("IS NOT NULL", A),
                List.of(LIBRARY.call("COALESCE", B, number(-1)), choice),
                INPUT,
                Schema.of("c", DataTypes.BIGINT, "d", DataTypes.STRING),
                context());
        assertThat(calc.apply(batch()).toRows()).containsExactly(Row.of(2L, "less"), Row.of(-1L, "y"), Row.of(7L, "z"));
        assertThat(choice.sql(INPUT.names())).isEqualTo("CASE WHEN a < b THEN 'less' ELSE s END");
    }
}
