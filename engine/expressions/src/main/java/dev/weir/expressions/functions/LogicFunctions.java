package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;
import static dev.weir.expressions.TypeFamily.BOOLEAN;

import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataTypes;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.TotalKernel;
import dev.weir.expressions.kernels.Vectors;
import java.util.List;

/** AND, OR, NOT and the tests for TRUE, FALSE and NULL. */
final class LogicFunctions {
    private LogicFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("AND")
                        .syntax(Syntax.BINARY)
                        .takesMany(BOOLEAN, BOOLEAN)
                        .returns(Results.BOOLEAN)
                        .bind((arguments, type) -> new Junction(true)),
                ScalarFunction.named("OR")
                        .syntax(Syntax.BINARY)
                        .takesMany(BOOLEAN, BOOLEAN)
                        .returns(Results.BOOLEAN)
                        .bind((arguments, type) -> new Junction(false)),
                ScalarFunction.named("NOT")
                        .syntax(Syntax.PREFIX)
                        .takes(BOOLEAN)
                        .returns(Results.BOOLEAN)
                        .bind((arguments, type) -> NOT),
                test("IS NULL", false),
                test("IS NOT NULL", true),
                truth("IS TRUE", true, false),
                truth("IS NOT TRUE", true, true),
                truth("IS FALSE", false, false),
                truth("IS NOT FALSE", false, true),
                ScalarFunction.named("IS UNKNOWN")
                        .syntax(Syntax.POSTFIX)
                        .takes(BOOLEAN)
                        .returns(Results.NOT_NULL_BOOLEAN)
                        .bind((arguments, type) -> new NullTest(false)),
                ScalarFunction.named("IS NOT UNKNOWN")
                        .syntax(Syntax.POSTFIX)
                        .takes(BOOLEAN)
                        .returns(Results.NOT_NULL_BOOLEAN)
                        .bind((arguments, type) -> new NullTest(true)));
    }

    private static ScalarFunction test(String name, boolean whenPresent) {
        return ScalarFunction.named(name)
                .syntax(Syntax.POSTFIX)
                .takes(ANY)
                .returns(Results.NOT_NULL_BOOLEAN)
                .bind((arguments, type) -> new NullTest(whenPresent));
    }

    private static final TotalKernel NOT = (arguments, rows, context) -> {
        boolean[] values = ((BooleanColumn) Vectors.values(arguments[0])).values();
        int mask = Vectors.mask(arguments[0]);
        boolean[] results = new boolean[rows.physicalRows()];
        for (int row = 0; row < results.length; row++) {
            results[row] = !values[row & mask];
        }
        return new BooleanColumn(DataTypes.BOOLEAN, results.length, results, null);
    };

    /** IS [NOT] TRUE and IS [NOT] FALSE: whether a value is present and equals {@code wanted}, or not. */
    private static ScalarFunction truth(String name, boolean wanted, boolean negated) {
        NullAwareKernel kernel = (arguments, rows, context) -> {
            Column column = arguments[0];
            boolean[] values = ((BooleanColumn) Vectors.values(column)).values();
            int mask = Vectors.mask(column);
            boolean[] results = new boolean[rows.physicalRows()];
            for (int row = 0; row < results.length; row++) {
                boolean is = values[row & mask] == wanted && !column.isNull(row);
                results[row] = is != negated;
            }
            return new BooleanColumn(DataTypes.BOOLEAN, results.length, results, null);
        };
        return ScalarFunction.named(name)
                .syntax(Syntax.POSTFIX)
                .takes(BOOLEAN)
                .returns(Results.NOT_NULL_BOOLEAN)
                .bind((arguments, type) -> kernel);
    }
}
