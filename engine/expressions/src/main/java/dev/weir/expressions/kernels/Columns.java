package dev.weir.expressions.kernels;

import dev.weir.data.ArrayColumn;
import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
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
import dev.weir.data.Validity;
import dev.weir.expressions.Rows;
import org.jspecify.annotations.Nullable;

/** Columns made from columns without copying values. */
public final class Columns {
    private Columns() {}

    /** A column in which every row is NULL. */
    public static ConstantColumn allNull(DataType type, int rows) {
        return ConstantColumn.of(type, null, rows);
    }

    /** A dictionary's values without the encoding; other columns as they are. */
    public static Column flat(Column column) {
        return column instanceof DictionaryColumn c
                ? andValidity(c.dictionary().take(c.indexes(), c.size()), c.validity())
                : column;
    }

    /** The rows' validity as a bitmap, constants included; null when no row is NULL. */
    public static long @Nullable [] validity(Column column) {
        return column instanceof ConstantColumn constant && constant.isNull()
                ? new long[Validity.words(column.size())]
                : column.validity();
    }

    /** The same values, NULL also where a bitmap says so; null stands for no further NULLs. */
    public static Column andValidity(Column column, long @Nullable [] bits) {
        if (bits == null || column.validity() == bits) {
            return column;
        }
        if (column instanceof ConstantColumn constant) {
            return constant.isNull() ? column : withValidity(column.flat(), bits);
        }
        return withValidity(column, Validity.and(column.validity(), bits));
    }

    /** The same values with another bitmap instead of the column's own. */
    public static Column withValidity(Column column, long @Nullable [] bits) {
        DataType type = column.type();
        int size = column.size();
        return switch (column) {
            case BooleanColumn c -> new BooleanColumn(type, size, c.values(), bits);
            case IntColumn c -> new IntColumn(type, size, c.values(), bits);
            case LongColumn c -> new LongColumn(type, size, c.values(), bits);
            case FloatColumn c -> new FloatColumn(type, size, c.values(), bits);
            case DoubleColumn c -> new DoubleColumn(type, size, c.values(), bits);
            case DecimalColumn c -> new DecimalColumn(type, size, c.low(), c.high(), bits);
            case TimestampColumn c -> new TimestampColumn(type, size, c.millis(), c.nanosOfMilli(), bits);
            case BytesColumn c -> new BytesColumn(type, size, c.bytes(), c.offsets(), c.lengths(), bits);
            case ArrayColumn c -> new ArrayColumn(type, size, c.elements(), c.offsets(), c.lengths(), bits);
            case MapColumn c -> new MapColumn(type, size, c.keys(), c.values(), c.offsets(), c.lengths(), bits);
            case RowColumn c -> new RowColumn(type, size, c.fields(), bits);
            case DictionaryColumn c -> new DictionaryColumn(c.dictionary(), size, c.indexes(), bits);
            case ConstantColumn c -> withValidity(c.flat(), bits);
            case ObjectColumn c -> objectsWhere(c, bits);
        };
    }

    private static ObjectColumn objectsWhere(ObjectColumn column, long @Nullable [] bits) {
        @Nullable Object[] values = column.values().clone();
        for (int row = 0; row < column.size(); row++) {
            if (Validity.isNull(bits, row)) {
                values[row] = null;
            }
        }
        return new ObjectColumn(column.type(), column.size(), values);
    }

    /**
     * Spreads values made one a selected row, in order, to the rows' physical places; the other rows get the first
     * value or, where there is none, NULL.
     */
    public static Column scatter(Column compact, Rows rows) {
        assert compact.size() == rows.count();
        if (rows.isAll()) {
            return compact;
        }
        if (rows.isEmpty()) {
            return allNull(compact.type(), rows.physicalRows());
        }
        int[] places = new int[rows.physicalRows()];
        for (int i = 0; i < rows.count(); i++) {
            places[rows.row(i)] = i;
        }
        return compact.take(places, places.length);
    }

    /** A column built by appending one value a selected row; {@code builder} holds exactly those. */
    public static Column scatter(ColumnBuilder builder, Rows rows) {
        return scatter(builder.build(), rows);
    }

    /** A bitmap like {@code bits} that may be written to; all valid when there is none. */
    public static long[] writableValidity(long @Nullable [] bits, int rows) {
        return bits == null ? Validity.allValid(rows) : bits.clone();
    }
}
