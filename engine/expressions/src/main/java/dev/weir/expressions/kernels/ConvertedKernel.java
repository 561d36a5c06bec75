package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.Rows;
import dev.weir.expressions.SpeculativeKernel;
import dev.weir.expressions.TotalKernel;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts conversions that cannot fail before a kernel that wants other arguments than it is given. */
public final class ConvertedKernel {
    private ConvertedKernel() {}

    /** The kernel over converted arguments, one conversion an argument. */
    public static Kernel of(Kernel inner, List<UnaryOperator<Column>> conversions) {
        return of(inner, arguments -> {
            Column[] converted = new Column[arguments.length];
            for (int i = 0; i < converted.length; i++) {
                converted[i] = conversions.get(i).apply(arguments[i]);
            }
            return converted;
        });
    }

    /** The kernel of two arguments that come in the other order. */
    public static Kernel swapped(Kernel inner) {
        return of(inner, arguments -> new Column[] {arguments[1], arguments[0]});
    }

    private static Kernel of(Kernel inner, UnaryOperator<Column[]> conversion) {
        return switch (inner) {
            case TotalKernel kernel ->
                (TotalKernel) (arguments, rows, context) -> kernel.evaluate(conversion.apply(arguments), rows, context);
            case SpeculativeKernel kernel -> new Speculative(kernel, conversion);
            case PartialKernel kernel ->
                (PartialKernel)
                        (arguments, rows, context) -> kernel.evaluate(conversion.apply(arguments), rows, context);
            case NullAwareKernel kernel ->
                (NullAwareKernel)
                        (arguments, rows, context) -> kernel.evaluate(conversion.apply(arguments), rows, context);
            default -> throw new IllegalArgumentException("a lazy kernel has no arguments to convert");
        };
    }

    private record Speculative(SpeculativeKernel inner, UnaryOperator<Column[]> conversion)
            implements SpeculativeKernel {
        @Override
        public @Nullable Column attempt(Column[] arguments, Rows rows, EvaluationContext context) {
            return inner.attempt(conversion.apply(arguments), rows, context);
        }

        @Override
        public Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
            return inner.evaluate(conversion.apply(arguments), rows, context);
        }
    }
}
