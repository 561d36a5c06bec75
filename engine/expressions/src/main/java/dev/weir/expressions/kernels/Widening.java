package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of whole columns between numeric types that cannot fail, for operators whose sides differ in type.
 * Constants stay constants. A column that has the wanted form already is returned as it is.
 */
public final class Widening {
    /** Every {@code long} has at most so many digits. */
    private static final int LONG_DIGITS = 19;

    private Widening() {}

    /** Integers as a {@link LongColumn}. */
    public static Column toLong(Column column) {
        return switch (column) {
            case LongColumn c -> c;
            case IntColumn c -> {
                int[] values = c.values();
                long[] longs = new long[c.size()];
                for (int i = 0; i < longs.length; i++) {
                    longs[i] = values[i];
                }
                yield new LongColumn(DataTypes.BIGINT, c.size(), longs, c.validity());
            }
            case ConstantColumn c -> new ConstantColumn(toLong(c.single()), c.size());
            default ->
                throw new IllegalArgumentException(
                        "not an integer: " + column.type().sql());
        };
    }

    /** Any number as a {@link DoubleColumn}. */
    public static Column toDouble(Column column) {
        if (column instanceof DoubleColumn) {
            return column;
        }
        if (column instanceof ConstantColumn c) {
            return new ConstantColumn(toDouble(c.single()), c.size());
        }
        double[] doubles = new double[column.size()];
        switch (column) {
            case IntColumn c -> {
                int[] values = c.values();
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = values[i];
                }
            }
            case LongColumn c -> {
                long[] values = c.values();
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = values[i];
                }
            }
            case FloatColumn c -> {
                float[] values = c.values();
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = values[i];
                }
            }
            case DecimalColumn c -> fromDecimal(c, doubles);
            default ->
                throw new IllegalArgumentException(
                        "not a number: " + column.type().sql());
        }
        return new DoubleColumn(DataTypes.DOUBLE, doubles.length, doubles, column.validity());
    }

    private static void fromDecimal(DecimalColumn column, double[] doubles) {
        Decimals decimals = Decimals.of(column);
        Int128 register = new Int128();
        for (int i = 0; i < doubles.length; i++) {
            decimals.load(i, register);
            doubles[i] = register.toDouble(decimals.scale());
        }
    }

    /** Numbers as FLOAT; decimals over DOUBLE. */
    public static Column toFloat(Column column) {
        if (column instanceof FloatColumn) {
            return column;
        }
        if (column instanceof ConstantColumn c) {
            return new ConstantColumn(toFloat(c.single()), c.size());
        }
        float[] floats = new float[column.size()];
        switch (column) {
            case IntColumn c -> {
                int[] values = c.values();
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = values[i];
                }
            }
            case LongColumn c -> {
                long[] values = c.values();
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = values[i];
                }
            }
            default -> {
                double[] values = ((DoubleColumn) toDouble(column)).values();
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) values[i];
                }
            }
        }
        return new FloatColumn(DataTypes.FLOAT, floats.length, floats, column.validity());
    }

    /** Integers and decimals with a scale at least their own; NULL where a value has too many digits for the type. */
    public static Column toDecimal(Column column, DataType.Decimal target) {
        if (column instanceof ConstantColumn c) {
            return new ConstantColumn(toDecimal(c.single(), target), c.size());
        }
        if (column instanceof DecimalColumn c) {
            return c.type().sameAs(target) ? c : rescale(c, target);
        }
        long[] values = LongComparison.longs(toLong(column));
        int size = column.size();
        if (target.isShort()) {
            return shortDecimal(values, size, column.validity(), target);
        }
        DecimalWriter writer = new DecimalWriter(target, size);
        Int128 register = new Int128();
        for (int i = 0; i < size; i++) {
            register.set(values[i]);
            writer.put(i, register, 0);
        }
        return Columns.andValidity(writer.build(), column.validity());
    }

    private static Column shortDecimal(long[] values, int size, long @Nullable [] validity, DataType.Decimal target) {
        long factor = Int128.powerOfTen(target.scale());
        long limit = Int128.powerOfTen(target.precision() - target.scale());
        long[] unscaled = new long[size];
        long[] overflows = null;
        for (int i = 0; i < size; i++) {
            unscaled[i] = values[i] * factor;
            if (values[i] >= limit || values[i] <= -limit) {
                overflows = overflows == null ? Columns.writableValidity(validity, size) : overflows;
                Validity.setNull(overflows, i);
            }
        }
        return new DecimalColumn(target, size, unscaled, null, overflows == null ? validity : overflows);
    }

    private static Column rescale(DecimalColumn column, DataType.Decimal target) {
        int size = column.size();
        DataType.Decimal source = (DataType.Decimal) column.type();
        int added = target.scale() - source.scale();
        if (target.isShort() && source.isShort() && added >= 0 && source.precision() + added <= target.precision()) {
            long factor = Int128.powerOfTen(added);
            long[] values = column.low();
            if (factor == 1) {
                return new DecimalColumn(target, size, values, null, column.validity());
            }
            long[] unscaled = new long[size];
            for (int i = 0; i < size; i++) {
                unscaled[i] = values[i] * factor;
            }
            return new DecimalColumn(target, size, unscaled, null, column.validity());
        }
        if (added == 0 && column.high() != null && target.precision() >= LONG_DIGITS && holdsLongs(column)) {
            return new DecimalColumn(target, size, column.low(), column.high(), column.validity());
        }
        Decimals decimals = Decimals.of(column);
        DecimalWriter writer = new DecimalWriter(target, size);
        Int128 register = new Int128();
        for (int i = 0; i < size; i++) {
            decimals.load(i, register);
            writer.put(i, register, source.scale());
        }
        return Columns.andValidity(writer.build(), column.validity());
    }

    /** Whether all unscaled values fit a {@code long}, those of NULL rows too. */
    private static boolean holdsLongs(DecimalColumn column) {
        long[] low = column.low();
        long[] high = column.high();
        long difference = 0;
        for (int i = 0; high != null && i < column.size(); i++) {
            difference |= high[i] ^ low[i] >> 63;
        }
        return difference == 0;
    }
}
