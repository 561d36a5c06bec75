package dev.weir.expressions.functions;

import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Determinism;
import java.util.List;
import java.util.function.Function;

/** What the session says of itself. */
final class SessionFunctions {
    private SessionFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                text("CURRENT_DATABASE", EvaluationContext::database),
                text("CURRENT_CATALOG", EvaluationContext::catalog));
    }

    private static ScalarFunction text(String name, Function<EvaluationContext, String> value) {
        DataType type = DataTypes.STRING.withNullable(false);
        NullAwareKernel kernel =
                (arguments, rows, context) -> ConstantColumn.of(type, value.apply(context), rows.physicalRows());
        return ScalarFunction.named(name)
                .determinism(Determinism.STABLE)
                .takes()
                .returns(Results.always(type))
                .bind((arguments, resultType) -> kernel);
    }
}
