package dev.weir.expressions.functions;

import static dev.weir.expressions.functions.FunctionTester.function;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Literal;
import dev.weir.expressions.TestingClock;
import dev.weir.expressions.evaluation.ExpressionEvaluator;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MathFunctionsTest {
    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void realNumbers() {
        function("EXP").gives(20.085536923187668, 3);
        function("LN").gives(3.7612001156935624, (short) 43);
        function("LOG").gives(Double.POSITIVE_INFINITY, 1, 100).gives(Double.NaN, -1);
        function("LOG2").gives(2.2016338611696504, 4.6);
        function("LOG10").gives(1.6334684555795864, 43);
        function("POWER").gives(Double.NaN, -1, decimal("0.5")).gives(8.0, 2.0, 3);
        function("SQRT").gives(1.4142135623730951, 2.0);
        function("COT").gives(0.11286458921834394, 4.6);
        function("COS").gives(0.9282199506539641, decimal("-1231.1231231321321321111"));
        function("TANH").gives(-0.7615941559557649, -1);
        function("DEGREES").gives(2406.4227395494577, (byte) 42);
        function("ATAN2").gives(0.0, (byte) 0, (byte) 0);
        function("PI").gives(3.141592653589793);
    }

    @Test
    void rounding() {
        function("ROUND")
                .gives(decimal("125"), decimal("125.315"))
                .gives(100, 123, -2)
                .gives(1.235f, 1.2345f, 3)
                .gives(1.0, 1.2345)
                .gives((byte) 123, (byte) 123)
                .gives(0.5, 0.46, 1);
        function("TRUNCATE")
                .gives(decimal("0"), decimal("-0.12"))
                .gives(0, 42, -3)
                .gives(42, 42)
                .gives(42.3, 42.345, 1);
        function("FLOOR")
                .gives(decimal("-1232"), decimal("-1231.1231"))
                .gives(4.0, 4.6)
                .gives(43, 43);
        function("CEIL").gives(decimal("-1231"), decimal("-1231.1231")).gives(5.0f, 4.5f);
        function("ABS")
                .gives(43, -43)
                .gives(4.6, -4.6)
                .gives(decimal("1231.1231231321321321111"), decimal("-1231.1231231321321321111"));
        function("SIGN")
                .gives(decimal("-1.0000"), decimal("-1231.1231"))
                .gives(1, 44)
                .gives(1.0, 4.6);
    }

    @Test
    void constantDigitsDecideTheScale() {
        Expression value = new ColumnReference(0, DataTypes.decimal(6, 3));
        Schema schema = Schema.of("a", DataTypes.decimal(6, 3));
        Batch batch = Batch.ofRows(schema, List.of(Row.of(decimal("-125.315")), Row.of(decimal("646.646"))));
        List<Call> calls = IntStream.of(2, -2, -3)
                .mapToObj(digits -> FunctionLibrary.standard().call("ROUND", value, new Literal(digits, DataTypes.INT)))
                .toList();
        EvaluationContext context =
                EvaluationContext.builder(new TestingClock(0)).build();
        Column[] columns = new ExpressionEvaluator(calls, schema, context).evaluate(batch);
        assertThat(columns[0].value(0)).isEqualTo(decimal("-125.32"));
        assertThat(columns[1].value(1)).isEqualTo(decimal("600"));
        assertThat(columns[2].value(1)).isEqualTo(decimal("1000"));
        assertThat(calls.getFirst().sql(schema.names())).isEqualTo("ROUND(a, 2)");
    }

    @Test
    void extremes() {
        function("GREATEST")
                .gives("world", "hello", "world")
                .gives(3, 1, 3, 2)
                .gives(null, 1, Literal.nullOf(DataTypes.INT))
                .gives(2.5, 1, 2.5)
                .fails(ExpressionError.WRONG_ARGUMENTS, 1, "x");
        function("LEAST").gives(1L, 3L, 1, 2);
    }

    @Test
    void seededRandomNumbersAreThoseOfJava() {
        function("RAND").gives(0.7308781907032909, 1);
        function("RAND_INTEGER").gives(5, 1, 10).gives(50, 3, 99).fails(ExpressionError.INVALID_ARGUMENT_VALUE, 1, 0);
    }
}
