package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;

import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.kernels.Comparison;
import dev.weir.expressions.kernels.Comparisons;
import java.util.List;

/** The comparison operators. */
final class ComparisonFunctions {
    private ComparisonFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                comparison("=", Comparison.EQUAL),
                comparison("<>", Comparison.NOT_EQUAL, "!="),
                comparison("<", Comparison.LESS),
                comparison("<=", Comparison.LESS_OR_EQUAL),
                comparison(">", Comparison.GREATER),
                comparison(">=", Comparison.GREATER_OR_EQUAL));
    }

    private static ScalarFunction comparison(String symbol, Comparison comparison, String... aliases) {
        return ScalarFunction.named(symbol, aliases)
                .syntax(Syntax.BINARY)
                .takes(ANY, ANY)
                .returns(Results.BOOLEAN)
                .bind((arguments, type) -> Comparisons.of(comparison, arguments.type(0), arguments.type(1)));
    }
}
