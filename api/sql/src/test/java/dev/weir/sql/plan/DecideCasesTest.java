package dev.weir.sql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Schema;
import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.expressions.functions.FunctionLibrary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecideCasesTest {
    private static final Schema INPUT =
            Schema.of("kind", DataTypes.INT, "a", DataTypes.BIGINT, "b", DataTypes.BIGINT, "c", DataTypes.BIGINT);
    private static final Expression KIND = new ColumnReference(0, DataTypes.INT);
    private static final Expression A = new ColumnReference(1, DataTypes.BIGINT);
    private static final Expression B = new ColumnReference(2, DataTypes.BIGINT);
    private static final Expression C = new ColumnReference(3, DataTypes.BIGINT);

    private static Expression call(String function, Expression... arguments) {
        return Call.of(FunctionLibrary.standard().scalar(function), List.of(arguments));
    }

    private static Expression kindIs(int number) {
        return call("=", KIND, new Literal(number, new DataType.Int(false)));
    }

    private static Expression decided(@Nullable Expression filter, Expression projection) {
        PlanNode input = new Values(INPUT, List.of());
        Schema output = Schema.of("x", projection.type());
        return DecideCases.decide(new Calc(input, filter, List.of(projection), output))
                .projections()
                .getFirst();
    }

    @Test
    void branchesThatNoRowTakesAreLeftOut() {
        Expression cases = call("CASE", kindIs(0), A, kindIs(1), B, C);
        assertThat(decided(kindIs(2), cases)).isEqualTo(C);
        assertThat(decided(kindIs(1), cases)).isEqualTo(B);
        assertThat(decided(kindIs(0), cases)).isEqualTo(A);
        assertThat(decided(call("AND", call(">", A, B), kindIs(2)), call("+", cases, A)))
                .isEqualTo(call("+", C, A));
    }

    @Test
    void branchesThatOtherThingsDecideStay() {
        Expression greater = call(">", A, B);
        Expression cases = call("CASE", kindIs(0), A, greater, B, kindIs(2), C, A);
        assertThat(decided(kindIs(2), cases)).isEqualTo(call("CASE", greater, B, C));
        assertThat(decided(kindIs(3), cases)).isEqualTo(call("CASE", greater, B, A));
    }

    @Test
    void whatIsNotKnownStays() {
        Expression cases = call("CASE", kindIs(0), A, kindIs(1), B, C);
        assertThat(decided(null, cases)).isEqualTo(cases);
        assertThat(decided(call("OR", kindIs(2), kindIs(0)), cases)).isEqualTo(cases);
        assertThat(decided(call(">", KIND, new Literal(2, new DataType.Int(false))), cases))
                .isEqualTo(cases);
        Expression wide = call("CASE", call("=", KIND, new Literal(0L, new DataType.BigInt(false))), A, C);
        assertThat(decided(kindIs(2), wide)).isEqualTo(wide);
    }
}
