package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.PredicateKernel;
import dev.weir.expressions.Rows;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.kernels.Columns;
import dev.weir.expressions.kernels.Comparison;
import dev.weir.expressions.kernels.Comparisons;
import dev.weir.expressions.kernels.Merger;
import java.util.List;

/** GREATEST and LEAST of values of one type; NULL if any is. */
final class ExtremeFunctions {
    private ExtremeFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(extreme("GREATEST", Comparison.GREATER), extreme("LEAST", Comparison.LESS));
    }

    private static ScalarFunction extreme(String name, Comparison better) {
        return ScalarFunction.named(name)
                .takesMany(ANY)
                .returns(arguments -> ConditionalFunctions.common(arguments, arguments.types())
                        .withNullable(arguments.anyNullable()))
                .bind((arguments, type) -> kernel(better, type));
    }

    private static Kernel kernel(Comparison better, DataType type) {
        PredicateKernel comparison = Comparisons.of(better, type, type);
        PartialKernel kernel = (arguments, rows, context) -> {
            Column best = Coercion.implicit(arguments[0], type);
            for (int i = 1; i < arguments.length; i++) {
                Column next = Coercion.implicit(arguments[i], type);
                int[] out = new int[rows.count()];
                int count = comparison.select(new Column[] {next, best}, rows, out);
                Rows replaced = Rows.selected(rows.physicalRows(), out, count);
                Merger merger = new Merger(type, rows.physicalRows());
                merger.add(next, replaced);
                merger.add(best, rows.without(replaced));
                best = Columns.flat(merger.build());
            }
            return best;
        };
        return kernel;
    }
}
