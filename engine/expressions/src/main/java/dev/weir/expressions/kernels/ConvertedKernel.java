package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.TotalKernel;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts conversions that cannot fail before a kernel that wants other types than its arguments have. */
public final class ConvertedKernel {
    private ConvertedKernel() {}

    /** The kernel over converted arguments, one conversion an argument. */
    public static Kernel of(Kernel inner, List<UnaryOperator<Column>> conversions) {
        return switch (inner) {
            case TotalKernel kernel ->
                (TotalKernel)
                        (arguments, rows, context) -> kernel.evaluate(convert(arguments, conversions), rows, context);
            case PartialKernel kernel ->
                (PartialKernel)
                        (arguments, rows, context) -> kernel.evaluate(convert(arguments, conversions), rows, context);
            case NullAwareKernel kernel ->
                (NullAwareKernel)
                        (arguments, rows, context) -> kernel.evaluate(convert(arguments, conversions), rows, context);
            default -> throw new IllegalArgumentException("a lazy kernel has no arguments to convert");
        };
    }

    private static Column[] convert(Column[] arguments, List<UnaryOperator<Column>> conversions) {
        Column[] converted = new Column[arguments.length];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = conversions.get(i).apply(arguments[i]);
        }
        return converted;
    }
}
