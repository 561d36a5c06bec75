package dev.weir.expressions.kernels;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.PartialKernel;

/** The error of arithmetic whose result its type cannot hold. */
public final class Overflow {
    private Overflow() {}

    /**
     * The failure of an operator or function.
     *
     * @param symbol what stands for it in SQL
     * @param type of the result
     */
    public static WeirException by(String symbol, DataType type) {
        return WeirException.of(
                        ExpressionError.OVERFLOW,
                        "overflow by '%s', whose result is no %s",
                        symbol,
                        type.withNullable(true).name())
                .hint(advice(type));
    }

    private static String advice(DataType type) {
        return switch (type) {
            case DataType.TinyInt t -> "cast an operand to a wider type, such as INT";
            case DataType.SmallInt t -> "cast an operand to a wider type, such as INT";
            case DataType.Int t -> "cast an operand to a wider type, such as BIGINT";
            case DataType.BigInt t -> "cast an operand to a wider type, such as DECIMAL(38, 0)";
            default -> "keep such values away from it, with WHERE or CASE";
        };
    }

    /** A kernel whose code computes by Java's exact methods, such as {@link Math#addExact(long, long)}. */
    public static PartialKernel exact(String symbol, DataType type, PartialKernel kernel) {
        return (arguments, rows, context) -> {
            try {
                return kernel.evaluate(arguments, rows, context);
            } catch (ArithmeticException overflow) {
                throw by(symbol, type).causedBy(overflow);
            }
        };
    }

    /** An integer of at most 32 bits, if its type can hold it. */
    public static int narrow(long value, DataType type) {
        long kept = switch (type) {
            case DataType.TinyInt t -> (byte) value;
            case DataType.SmallInt t -> (short) value;
            default -> (int) value;
        };
        if (kept != value) {
            throw new ArithmeticException("no " + type.name() + ": " + value);
        }
        return (int) kept;
    }
}
