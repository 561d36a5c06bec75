package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decimals of any width: the exact result, rounded half away from zero to the result's scale, NULL if it has too many
 * digits. Operators stay within 128 bits while they can.
 */
final class DecimalArithmetic implements PartialKernel {
    private final Operation operation;
    private final DataType.Decimal type;

    DecimalArithmetic(Operation operation, DataType.Decimal type) {
        this.operation = operation;
        this.type = type;
    }

    @Override
    public Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        Decimals left = Decimals.of(arguments[0]);
        Decimals right = Decimals.of(arguments[1]);
        DecimalWriter writer = new DecimalWriter(type, rows.physicalRows());
        Int128 register = new Int128();
        Int128 other = new Int128();
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            switch (operation) {
                case ADD, SUBTRACT -> sum(row, left, right, register, other, writer);
                case MULTIPLY -> product(row, left, right, register, writer);
                case DIVIDE -> quotient(row, left, right, register, writer);
                case REMAINDER -> remainder(row, left, right, register, writer);
            }
        }
        return writer.build();
    }

    private void sum(int row, Decimals left, Decimals right, Int128 register, Int128 other, DecimalWriter writer) {
        int scale = Math.max(left.scale(), right.scale());
        left.load(row, register);
        right.load(row, other);
        boolean fits = register.scaleUp(scale - left.scale()) && other.scaleUp(scale - right.scale());
        if (fits) {
            fits = operation == Operation.ADD
                    ? register.add(other.high(), other.low())
                    : register.subtract(other.high(), other.low());
        }
        if (fits) {
            writer.put(row, register, scale);
        } else {
            BigDecimal a = left.value(row);
            BigDecimal b = right.value(row);
            writer.put(row, operation == Operation.ADD ? a.add(b) : a.subtract(b), register);
        }
    }

    private static void product(int row, Decimals left, Decimals right, Int128 register, DecimalWriter writer) {
        long a = left.low(row);
        long b = right.low(row);
        if (left.high(row) == a >> 63 && right.high(row) == b >> 63) {
            register.setProduct(a, b);
            writer.put(row, register, left.scale() + right.scale());
        } else {
            writer.put(row, left.value(row).multiply(right.value(row)), register);
        }
    }

    private void quotient(int row, Decimals left, Decimals right, Int128 register, DecimalWriter writer) {
        long divisor = right.low(row);
        if (divisor == 0 && right.high(row) == 0) {
            throw IntegerDivision.byZero(operation);
        }
        int digits = type.scale() + right.scale() - left.scale();
        left.load(row, register);
        if (digits >= 0
                && right.high(row) == divisor >> 63
                && register.scaleUp(digits)
                && register.isLong()
                && register.low() != Long.MIN_VALUE
                && divisor != Long.MIN_VALUE) {
            long dividend = divisor < 0 ? -register.low() : register.low();
            register.set(Int128.divideHalfUp(dividend, Math.abs(divisor)));
            writer.put(row, register);
            return;
        }
        BigDecimal a = left.value(row);
        writer.put(row, a.divide(right.value(row), type.scale(), RoundingMode.HALF_UP), register);
    }

    private void remainder(int row, Decimals left, Decimals right, Int128 register, DecimalWriter writer) {
        if (right.low(row) == 0 && right.high(row) == 0) {
            throw IntegerDivision.byZero(operation);
        }
        writer.put(row, left.value(row).remainder(right.value(row)), register);
    }
}
