package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;
import static dev.weir.expressions.TypeFamily.BOOLEAN;

import dev.weir.base.WeirException;
import dev.weir.data.DataTypes;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.TotalKernel;
import dev.weir.expressions.casts.Casts;
import java.util.List;

/** CAST and its like, whose calls carry the type to convert to. */
final class CastFunctions {
    private CastFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("CAST")
                        .syntax(Syntax.SPECIAL)
                        .takes(ANY)
                        .shown((arguments, type) -> "CAST(" + arguments.getFirst() + " AS " + type.name() + ")")
                        .bind((arguments, type) -> Casts.kernel(arguments.type(0), type, false)),
                ScalarFunction.named("TRY_CAST")
                        .syntax(Syntax.SPECIAL)
                        .takes(ANY)
                        .shown((arguments, type) -> "TRY_CAST(" + arguments.getFirst() + " AS " + type.name() + ")")
                        .bind((arguments, type) -> Casts.kernel(arguments.type(0), type, true)),
                // The planner's way to give a value another type of the same representation.
                ScalarFunction.named("REINTERPRET")
                        .syntax(Syntax.SPECIAL)
                        .takes(ANY)
                        .bind((arguments, type) -> (TotalKernel) (columns, rows, context) -> columns[0].as(type)),
                ScalarFunction.named("TYPEOF")
                        .takes(ANY)
                        .takes(ANY, BOOLEAN)
                        .returns(arguments -> {
                            if (arguments.size() > 1 && !arguments.isLiteral(1)) {
                                throw WeirException.of(
                                        ExpressionError.WRONG_ARGUMENTS,
                                        "the second argument of TYPEOF must be constant");
                            }
                            return DataTypes.STRING;
                        })
                        .bind((arguments, type) -> TypeOf.kernel(arguments.type(0), type)));
    }
}
