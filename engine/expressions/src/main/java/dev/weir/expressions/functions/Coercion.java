package dev.weir.expressions.functions;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DictionaryColumn;
import dev.weir.expressions.kernels.Columns;
import dev.weir.expressions.kernels.Widening;

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
        Column converted = switch (target) {
            case DataType.BigInt t -> Widening.toLong(column);
            case DataType.Float32 t -> Widening.toFloat(column);
            case DataType.Float64 t -> Widening.toDouble(column);
            case DataType.Decimal t -> Widening.toDecimal(column, t);
            default -> column;
        };
        return converted.type().equals(target) ? converted : converted.as(target);
    }
}
