package dev.weir.expressions.kernels;

import dev.weir.data.ArrayColumn;
import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.MapColumn;
import dev.weir.data.ObjectColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.TimestampColumn;
import java.util.Arrays;
import java.util.Objects;

/**
 * Compares single values of columns of any type and encoding, nested ones included; for collections, where loops over
 * arrays are not to be had. NULL equals NULL and sorts first. Both sides have the same type, decimals the same scale.
 */
public final class Values {
    private Values() {}

    /** Whether two values are equal. */
    public static boolean equal(Column left, int leftRow, Column right, int rightRow) {
        boolean leftNull = left.isNull(leftRow);
        if (leftNull || right.isNull(rightRow)) {
            return leftNull && right.isNull(rightRow);
        }
        if (right instanceof ConstantColumn c) {
            return equal(left, leftRow, c.single(), 0);
        }
        if (right instanceof DictionaryColumn c) {
            return equal(left, leftRow, c.dictionary(), c.indexes()[rightRow]);
        }
        return switch (left) {
            case ConstantColumn c -> equal(c.single(), 0, right, rightRow);
            case DictionaryColumn c -> equal(c.dictionary(), c.indexes()[leftRow], right, rightRow);
            case ArrayColumn c -> equalArrays(c, leftRow, (ArrayColumn) right, rightRow);
            case MapColumn c -> equalMaps(c, leftRow, (MapColumn) right, rightRow);
            case RowColumn c -> equalRows(c, leftRow, (RowColumn) right, rightRow);
            case ObjectColumn c -> Objects.equals(left.value(leftRow), right.value(rightRow));
            default -> compare(left, leftRow, right, rightRow) == 0;
        };
    }

    private static boolean equalArrays(ArrayColumn left, int leftRow, ArrayColumn other, int rightRow) {
        int length = left.lengths()[leftRow];
        if (length != other.lengths()[rightRow]) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            int a = left.offsets()[leftRow] + i;
            int b = other.offsets()[rightRow] + i;
            if (!equal(left.elements(), a, other.elements(), b)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMaps(MapColumn left, int leftRow, MapColumn other, int rightRow) {
        int length = left.lengths()[leftRow];
        if (length != other.lengths()[rightRow]) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            int entry = left.offsets()[leftRow] + i;
            int match = find(other, rightRow, left.keys(), entry);
            if (match < 0 || !equal(left.values(), entry, other.values(), match)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The index among the map column's entries of a row's entry with that key, the last if there are several; -1 if
     * none.
     */
    public static int find(MapColumn maps, int row, Column keys, int keyRow) {
        int first = maps.offsets()[row];
        for (int i = first + maps.lengths()[row] - 1; i >= first; i--) {
            if (equal(maps.keys(), i, keys, keyRow)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean equalRows(RowColumn left, int leftRow, RowColumn other, int rightRow) {
        for (int i = 0; i < left.fields().size(); i++) {
            if (!equal(left.fields().get(i), leftRow, other.fields().get(i), rightRow)) {
                return false;
            }
        }
        return true;
    }

    /** The sign of the difference of two values; maps and objects have no order but are told apart. */
    public static int compare(Column left, int leftRow, Column right, int rightRow) {
        boolean leftNull = left.isNull(leftRow);
        boolean rightNull = right.isNull(rightRow);
        if (leftNull || rightNull) {
            return Boolean.compare(rightNull, leftNull);
        }
        if (right instanceof ConstantColumn c) {
            return compare(left, leftRow, c.single(), 0);
        }
        if (right instanceof DictionaryColumn c) {
            return compare(left, leftRow, c.dictionary(), c.indexes()[rightRow]);
        }
        return switch (left) {
            case ConstantColumn c -> compare(c.single(), 0, right, rightRow);
            case DictionaryColumn c -> compare(c.dictionary(), c.indexes()[leftRow], right, rightRow);
            case BooleanColumn c -> Boolean.compare(c.values()[leftRow], ((BooleanColumn) right).values()[rightRow]);
            case IntColumn c -> Integer.compare(c.values()[leftRow], ((IntColumn) right).values()[rightRow]);
            case LongColumn c -> Long.compare(c.values()[leftRow], ((LongColumn) right).values()[rightRow]);
            case FloatColumn c -> Float.compare(c.values()[leftRow], ((FloatColumn) right).values()[rightRow]);
            case DoubleColumn c -> Double.compare(c.values()[leftRow], ((DoubleColumn) right).values()[rightRow]);
            case DecimalColumn c -> compareDecimals(c, leftRow, (DecimalColumn) right, rightRow);
            case TimestampColumn c -> compareTimestamps(c, leftRow, (TimestampColumn) right, rightRow);
            case BytesColumn c -> compareBytes(c, leftRow, (BytesColumn) right, rightRow);
            case ArrayColumn c -> compareArrays(c, leftRow, (ArrayColumn) right, rightRow);
            case RowColumn c -> compareRows(c, leftRow, (RowColumn) right, rightRow);
            case MapColumn c -> equal(left, leftRow, right, rightRow) ? 0 : 1;
            case ObjectColumn c -> equal(left, leftRow, right, rightRow) ? 0 : 1;
        };
    }

    private static int compareDecimals(DecimalColumn left, int leftRow, DecimalColumn right, int rightRow) {
        Decimals a = Decimals.of(left);
        Decimals b = Decimals.of(right);
        return a.scale() == b.scale()
                ? Int128.compare(a.high(leftRow), a.low(leftRow), b.high(rightRow), b.low(rightRow))
                : a.value(leftRow).compareTo(b.value(rightRow));
    }

    static int compareTimestamps(TimestampColumn left, int leftRow, TimestampColumn right, int rightRow) {
        int sign = Long.compare(left.millis()[leftRow], right.millis()[rightRow]);
        return sign != 0 ? sign : Integer.compare(nanos(left, leftRow), nanos(right, rightRow));
    }

    private static int nanos(TimestampColumn column, int row) {
        int[] nanos = column.nanosOfMilli();
        return nanos == null ? 0 : nanos[row];
    }

    private static int compareBytes(BytesColumn left, int leftRow, BytesColumn right, int rightRow) {
        int a = left.offsets()[leftRow];
        int b = right.offsets()[rightRow];
        return Integer.signum(Arrays.compareUnsigned(
                left.bytes(), a, a + left.lengths()[leftRow], right.bytes(), b, b + right.lengths()[rightRow]));
    }

    private static int compareArrays(ArrayColumn left, int leftRow, ArrayColumn right, int rightRow) {
        int common = Math.min(left.lengths()[leftRow], right.lengths()[rightRow]);
        for (int i = 0; i < common; i++) {
            int a = left.offsets()[leftRow] + i;
            int b = right.offsets()[rightRow] + i;
            int sign = compare(left.elements(), a, right.elements(), b);
            if (sign != 0) {
                return sign;
            }
        }
        return Integer.compare(left.lengths()[leftRow], right.lengths()[rightRow]);
    }

    private static int compareRows(RowColumn left, int leftRow, RowColumn right, int rightRow) {
        for (int i = 0; i < left.fields().size(); i++) {
            int sign = compare(left.fields().get(i), leftRow, right.fields().get(i), rightRow);
            if (sign != 0) {
                return sign;
            }
        }
        return 0;
    }
}
