package dev.weir.expressions.casts;

import dev.weir.base.WeirException;
import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Rows;
import dev.weir.expressions.kernels.DecimalWriter;
import dev.weir.expressions.kernels.Decimals;
import dev.weir.expressions.kernels.Int128;
import dev.weir.expressions.kernels.NumericTypes;
import dev.weir.expressions.kernels.Vectors;
import dev.weir.expressions.kernels.Widening;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Casts between numbers and between numbers and BOOLEAN. Integers that do not fit wrap around and floating point
 * numbers stop at the bounds, as in Java; decimals that do not fit are NULL. What is no number or infinite is no
 * decimal: that fails, or gives NULL if the cast is lenient.
 */
final class NumericCasts {
    private NumericCasts() {}

    /** The cast from a number or BOOLEAN to a number, or null if the source is neither. */
    static @Nullable Cast of(DataType from, DataType to, boolean lenient) {
        if (from instanceof DataType.Bool) {
            return (input, rows, context) -> {
                IntColumn ints = fromBoolean(input, rows);
                return to instanceof DataType.Int ? ints : number(ints, new DataType.Int(false), to, false, rows);
            };
        }
        return NumericTypes.isNumeric(from) ? (input, rows, context) -> number(input, from, to, lenient, rows) : null;
    }

    private static Column number(Column input, DataType from, DataType to, boolean lenient, Rows rows) {
        return switch (to) {
            case DataType.Float64 t -> Widening.toDouble(input);
            case DataType.Float32 t -> Widening.toFloat(input);
            case DataType.BigInt t -> toLongs(input, from, to, rows);
            case DataType.Decimal t -> toDecimal(input, from, t, lenient, rows);
            default -> toInts(input, to, rows);
        };
    }

    private static IntColumn fromBoolean(Column input, Rows rows) {
        boolean[] flags = ((BooleanColumn) Vectors.values(input)).values();
        int mask = Vectors.mask(input);
        int[] values = new int[rows.physicalRows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = flags[row & mask] ? 1 : 0;
        }
        return new IntColumn(new DataType.Int(false), values.length, values, null);
    }

    private static Column toLongs(Column input, DataType from, DataType to, Rows rows) {
        if (NumericTypes.isInteger(from)) {
            return Widening.toLong(input);
        }
        long[] values = new long[rows.physicalRows()];
        int mask = Vectors.mask(input);
        switch (Vectors.values(input)) {
            case DoubleColumn c -> {
                for (int row = 0; row < values.length; row++) {
                    values[row] = (long) c.values()[row & mask];
                }
            }
            case FloatColumn c -> {
                for (int row = 0; row < values.length; row++) {
                    values[row] = (long) c.values()[row & mask];
                }
            }
            default -> integerParts(input, rows, values);
        }
        return new LongColumn(to, values.length, values, null);
    }

    private static void integerParts(Column input, Rows rows, long[] values) {
        Decimals decimals = Decimals.of(input);
        Int128 register = new Int128();
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            decimals.load(row, register);
            register.truncate(decimals.scale());
            values[row] = register.low();
        }
    }

    private static Column toInts(Column input, DataType to, Rows rows) {
        int[] values = new int[rows.physicalRows()];
        int mask = Vectors.mask(input);
        switch (Vectors.values(input)) {
            case IntColumn c -> {
                for (int row = 0; row < values.length; row++) {
                    values[row] = c.values()[row & mask];
                }
            }
            case LongColumn c -> {
                for (int row = 0; row < values.length; row++) {
                    values[row] = (int) c.values()[row & mask];
                }
            }
            case DoubleColumn c -> {
                for (int row = 0; row < values.length; row++) {
                    values[row] = (int) c.values()[row & mask];
                }
            }
            case FloatColumn c -> {
                for (int row = 0; row < values.length; row++) {
                    values[row] = (int) c.values()[row & mask];
                }
            }
            default -> {
                long[] longs = new long[values.length];
                integerParts(input, rows, longs);
                for (int row = 0; row < values.length; row++) {
                    values[row] = (int) longs[row];
                }
            }
        }
        narrow(values, to);
        return new IntColumn(to, values.length, values, null);
    }

    private static void narrow(int[] values, DataType to) {
        if (to instanceof DataType.TinyInt) {
            for (int row = 0; row < values.length; row++) {
                values[row] = (byte) values[row];
            }
        } else if (to instanceof DataType.SmallInt) {
            for (int row = 0; row < values.length; row++) {
                values[row] = (short) values[row];
            }
        }
    }

    private static Column toDecimal(Column input, DataType from, DataType.Decimal to, boolean lenient, Rows rows) {
        if (!NumericTypes.isFloating(from)) {
            return Widening.toDecimal(input, to);
        }
        double[] values = ((DoubleColumn) Vectors.values(Widening.toDouble(input))).values();
        int mask = Vectors.mask(input);
        DecimalWriter writer = new DecimalWriter(to, rows.physicalRows());
        Int128 register = new Int128();
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            double value = values[row & mask];
            if (Double.isFinite(value)) {
                writer.put(row, BigDecimal.valueOf(value), register);
            } else if (lenient) {
                writer.putNull(row);
            } else {
                throw WeirException.of(ExpressionError.INVALID_CAST, "%s is no %s", value, to.name())
                        .hint("TRY_CAST gives NULL instead of failing");
            }
        }
        return writer.build();
    }

    /** The cast from a number to BOOLEAN: whether it is not 0. */
    static Cast toBoolean(DataType to) {
        return (input, rows, context) -> {
            boolean[] flags = new boolean[rows.physicalRows()];
            Column source = input;
            int mask = Vectors.mask(source);
            switch (Vectors.values(source)) {
                case DecimalColumn c -> {
                    Decimals decimals = Decimals.of(source);
                    for (int row = 0; row < flags.length; row++) {
                        flags[row] = (decimals.low(row) | decimals.high(row)) != 0;
                    }
                }
                case LongColumn c -> {
                    for (int row = 0; row < flags.length; row++) {
                        flags[row] = c.values()[row & mask] != 0;
                    }
                }
                default -> {
                    double[] values = ((DoubleColumn) Vectors.values(Widening.toDouble(source))).values();
                    for (int row = 0; row < flags.length; row++) {
                        flags[row] = values[row & mask] != 0;
                    }
                }
            }
            return new BooleanColumn(to, flags.length, flags, null);
        };
    }
}
