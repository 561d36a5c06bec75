package dev.weir.operators.aggregate;

import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import org.jspecify.annotations.Nullable;

/** Columns made of words: what cells hold, as the result's type wants it. */
final class WordColumns {
    private WordColumns() {}

    /**
     * Whether values of a type are one word with a signed order: integers, short decimals, floating point,
     * milliseconds.
     */
    static boolean isOneWord(DataType type) {
        return switch (type) {
            case DataType.Decimal t -> t.isShort();
            case DataType.Timestamp t -> t.precision() <= 3;
            case DataType.TimestampLtz t -> t.precision() <= 3;
            case DataType.Bool t -> true;
            case DataType.Date t -> true;
            case DataType.Time t -> true;
            case DataType.YearMonthInterval t -> true;
            case DataType.DayTimeInterval t -> true;
            default -> isInteger(type) || isFloating(type);
        };
    }

    static boolean isInteger(DataType type) {
        return type instanceof DataType.TinyInt
                || type instanceof DataType.SmallInt
                || type instanceof DataType.Int
                || type instanceof DataType.BigInt;
    }

    /** The highest value of an integer type or interval; the lowest is one less than its negative. */
    static long highest(DataType type) {
        return switch (type) {
            case DataType.TinyInt t -> Byte.MAX_VALUE;
            case DataType.SmallInt t -> Short.MAX_VALUE;
            case DataType.Int t -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    static boolean isFloating(DataType type) {
        return type instanceof DataType.Float32 || type instanceof DataType.Float64;
    }

    /** The bits of a number, such that their signed order is that of {@link Double#compare}. */
    static long orderedBits(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    /** The number of {@link #orderedBits}. */
    static double ofOrderedBits(long ordered) {
        return Double.longBitsToDouble(ordered ^ (ordered >> 63 & Long.MAX_VALUE));
    }

    /** A column of integers that the type can hold. The words are handed over. */
    static Column integers(DataType type, long[] words, int count, long @Nullable [] validity) {
        return switch (type) {
            case DataType.BigInt t -> new LongColumn(type, count, words, validity);
            case DataType.DayTimeInterval t -> new LongColumn(type, count, words, validity);
            case DataType.Decimal t -> new DecimalColumn(type, count, words, null, validity);
            case DataType.Timestamp t -> new TimestampColumn(type, count, words, null, validity);
            case DataType.TimestampLtz t -> new TimestampColumn(type, count, words, null, validity);
            case DataType.Bool t -> {
                boolean[] values = new boolean[count];
                for (int i = 0; i < count; i++) {
                    values[i] = words[i] != 0;
                }
                yield new BooleanColumn(type, count, values, validity);
            }
            default -> {
                int[] values = new int[count];
                for (int i = 0; i < count; i++) {
                    values[i] = switch (type) {
                        case DataType.TinyInt t -> (byte) words[i];
                        case DataType.SmallInt t -> (short) words[i];
                        default -> (int) words[i];
                    };
                }
                yield new IntColumn(type, count, values, validity);
            }
        };
    }

    /** A column of floating-point numbers. The values are handed over. */
    static Column doubles(DataType type, double[] values, int count, long @Nullable [] validity) {
        if (type instanceof DataType.Float32) {
            float[] floats = new float[count];
            for (int i = 0; i < count; i++) {
                floats[i] = (float) values[i];
            }
            return new FloatColumn(type, count, floats, validity);
        }
        return new DoubleColumn(type, count, values, validity);
    }

    /** A column of ordered words. The words are handed over. */
    static Column ordered(DataType type, long[] words, int count, long @Nullable [] validity) {
        if (!isFloating(type)) {
            return integers(type, words, count, validity);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = ofOrderedBits(words[i]);
        }
        return doubles(type, values, count, validity);
    }
}
