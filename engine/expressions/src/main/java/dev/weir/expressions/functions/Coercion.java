package dev.weir.expressions.functions;

import dev.weir.base.WeirException;
import dev.weir.data.ArrayColumn;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.MapColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.kernels.CivilDate;
import dev.weir.expressions.kernels.Columns;
import dev.weir.expressions.kernels.Widening;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings columns to a type that their values have without change; such as of the branches of CASE to the type of the
 * CASE.
 */
final class Coercion {
    private Coercion() {}

    /** The column as another type: numbers widened, all else reinterpreted. Constants and dictionaries stay so. */
    static Column implicit(Column column, DataType target) {
        if (column.type() instanceof DataType.Null) {
            return Columns.allNull(target, column.size());
        }
        return switch (column) {
            case ConstantColumn c -> new ConstantColumn(implicit(c.single(), target), c.size());
            case DictionaryColumn c ->
                new DictionaryColumn(implicit(c.dictionary(), target), c.size(), c.indexes(), c.validity());
            default -> flat(column, target);
        };
    }

    private static Column flat(Column column, DataType target) {
        boolean point = target instanceof DataType.TimestampLtz;
        if (point != column.type() instanceof DataType.TimestampLtz) {
            throw WeirException.of(
                            ExpressionError.WRONG_ARGUMENTS,
                            "%s is not %s without a time zone",
                            column.type().name(),
                            target.name())
                    .hint("CAST one of them to the type of the other");
        }
        Column converted = switch (target) {
            case DataType.BigInt t -> Widening.toLong(column);
            case DataType.Float32 t -> Widening.toFloat(column);
            case DataType.Float64 t -> Widening.toDouble(column);
            case DataType.Decimal t -> Widening.toDecimal(column, t);
            case DataType.Timestamp t when column instanceof IntColumn dates -> midnights(dates, target);
            case DataType.Array t when column instanceof ArrayColumn c -> array(c, t);
            case DataType.MapOf t when column instanceof MapColumn c -> map(c, t);
            case DataType.RowOf t when column instanceof RowColumn c -> row(c, t);
            default -> column;
        };
        return converted.type().equals(target) ? converted : converted.as(target);
    }

    private static Column midnights(IntColumn dates, DataType target) {
        long[] millis = new long[dates.size()];
        for (int row = 0; row < millis.length; row++) {
            millis[row] = dates.values()[row] * CivilDate.MILLIS_PER_DAY;
        }
        return new TimestampColumn(target, millis.length, millis, null, dates.validity());
    }

    private static Column array(ArrayColumn column, DataType.Array target) {
        Column elements = implicit(column.elements(), target.element());
        return new ArrayColumn(target, column.size(), elements, column.offsets(), column.lengths(), column.validity());
    }

    private static Column map(MapColumn column, DataType.MapOf target) {
        Column keys = implicit(column.keys(), target.key());
        Column values = implicit(column.values(), target.value());
        return new MapColumn(
                target, column.size(), keys, values, column.offsets(), column.lengths(), column.validity());
    }

    private static Column row(RowColumn column, DataType.RowOf target) {
        List<Column> fields = new ArrayList<>();
        for (int i = 0; i < column.fields().size(); i++) {
            fields.add(implicit(column.fields().get(i), target.fields().get(i).type()));
        }
        return new RowColumn(target, column.size(), fields, column.validity());
    }
}
