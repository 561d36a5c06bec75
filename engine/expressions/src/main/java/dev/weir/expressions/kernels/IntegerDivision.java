package dev.weir.expressions.kernels;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.Rows;

/**
 * Quotient or remainder of integers of any width, cut off towards zero; fails where the divisor is 0, and where the
 * quotient is one more than the highest of its type.
 */
final class IntegerDivision implements PartialKernel {
    private final Operation operation;
    private final DataType type;
    private final long lowest;

    IntegerDivision(Operation operation, DataType type) {
        this.operation = operation;
        this.type = type;
        lowest = switch (type) {
            case DataType.TinyInt t -> Byte.MIN_VALUE;
            case DataType.SmallInt t -> Short.MIN_VALUE;
            case DataType.BigInt t -> Long.MIN_VALUE;
            case DataType.DayTimeInterval t -> Long.MIN_VALUE;
            default -> Integer.MIN_VALUE;
        };
    }

    @Override
    public Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        long[] left = LongComparison.longs(Widening.toLong(arguments[0]));
        long[] right = LongComparison.longs(Widening.toLong(arguments[1]));
        int leftMask = Vectors.mask(arguments[0]);
        int rightMask = Vectors.mask(arguments[1]);
        long[] results = new long[rows.physicalRows()];
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            long divisor = right[row & rightMask];
            if (divisor == 0) {
                throw byZero(operation);
            }
            long dividend = left[row & leftMask];
            if (operation == Operation.REMAINDER) {
                results[row] = dividend % divisor;
            } else if (divisor == -1 && dividend == lowest) {
                throw Overflow.by(operation.symbol(), type);
            } else {
                results[row] = dividend / divisor;
            }
        }
        return type instanceof DataType.BigInt || type instanceof DataType.DayTimeInterval
                ? new LongColumn(type, results.length, results, null)
                : narrow(results);
    }

    static WeirException byZero(Operation operation) {
        return WeirException.of(ExpressionError.DIVISION_BY_ZERO, "division by zero by '%s'", operation.symbol())
                .hint("guard the divisor, such as with NULLIF(divisor, 0)");
    }

    private Column narrow(long[] results) {
        int[] ints = new int[results.length];
        for (int row = 0; row < ints.length; row++) {
            ints[row] = (int) results[row];
        }
        return new IntColumn(type, ints.length, ints, null);
    }
}
