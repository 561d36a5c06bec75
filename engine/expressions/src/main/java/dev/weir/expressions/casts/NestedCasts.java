package dev.weir.expressions.casts;

import dev.weir.base.WeirException;
import dev.weir.data.ArrayColumn;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.MapColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.Validity;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Rows;
import dev.weir.expressions.kernels.Columns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Casts between ARRAYs, MAPs and ROWs, part by part. A lenient cast makes the whole value NULL if a part cannot be
 * cast.
 */
final class NestedCasts {
    private NestedCasts() {}

    /** The cast, or null if some part cannot be cast. */
    static @Nullable Cast of(DataType from, DataType to, boolean lenient) {
        Cast strict = switch (to) {
            case DataType.Array t when from instanceof DataType.Array f -> array(f, t);
            case DataType.MapOf t when from instanceof DataType.MapOf f -> map(f, t);
            case DataType.RowOf t when from instanceof DataType.RowOf f -> row(f, t);
            default -> null;
        };
        return strict == null || !lenient ? strict : lenient(strict, to);
    }

    private static @Nullable Cast array(DataType.Array from, DataType.Array to) {
        Cast elements = Casts.find(from.element(), to.element(), false);
        return elements == null
                ? null
                : (input, rows, context) -> {
                    ArrayColumn source = (ArrayColumn) input.flat();
                    Rows used = used(
                            source.offsets(),
                            source.lengths(),
                            source.elements().size(),
                            rows);
                    Column converted = part(elements, source.elements(), used, to.element(), context);
                    return new ArrayColumn(to, source.size(), converted, source.offsets(), source.lengths(), null);
                };
    }

    private static @Nullable Cast map(DataType.MapOf from, DataType.MapOf to) {
        Cast keys = Casts.find(from.key(), to.key(), false);
        Cast values = Casts.find(from.value(), to.value(), false);
        return keys == null || values == null
                ? null
                : (input, rows, context) -> {
                    MapColumn source = (MapColumn) input.flat();
                    Rows used = used(
                            source.offsets(), source.lengths(), source.keys().size(), rows);
                    Column newKeys = part(keys, source.keys(), used, to.key(), context);
                    Column newValues = part(values, source.values(), used, to.value(), context);
                    return new MapColumn(
                            to, source.size(), newKeys, newValues, source.offsets(), source.lengths(), null);
                };
    }

    private static @Nullable Cast row(DataType.RowOf from, DataType.RowOf to) {
        if (from.fields().size() != to.fields().size()) {
            return null;
        }
        List<Cast> casts = new ArrayList<>();
        for (int i = 0; i < from.fields().size(); i++) {
            Cast cast =
                    Casts.find(from.fields().get(i).type(), to.fields().get(i).type(), false);
            if (cast == null) {
                return null;
            }
            casts.add(cast);
        }
        List<Field> targets = to.fields();
        return (input, rows, context) -> {
            RowColumn source = (RowColumn) input.flat();
            List<Column> fields = new ArrayList<>();
            for (int i = 0; i < casts.size(); i++) {
                fields.add(part(
                        casts.get(i),
                        source.fields().get(i),
                        rows,
                        targets.get(i).type(),
                        context));
            }
            return new RowColumn(to, source.size(), fields, null);
        };
    }

    /** The elements that belong to the given rows. */
    private static Rows used(int[] offsets, int[] lengths, int elements, Rows rows) {
        long[] bits = new long[Validity.words(Math.max(elements, 1))];
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            for (int at = offsets[row]; at < offsets[row] + lengths[row]; at++) {
                Validity.setValid(bits, at);
            }
        }
        return Rows.all(elements).where(bits);
    }

    private static Column part(Cast cast, Column source, Rows used, DataType type, EvaluationContext context) {
        Column plain = Columns.flat(source);
        Rows present = used.where(Columns.validity(plain));
        if (present.isEmpty()) {
            return Columns.allNull(type, source.size());
        }
        Column converted = cast.apply(plain, present, context);
        return Columns.andValidity(converted, Columns.validity(plain));
    }

    private static Cast lenient(Cast strict, DataType to) {
        return (input, rows, context) -> {
            try {
                return strict.apply(input, rows, context);
            } catch (WeirException someRow) {
                return rowByRow(strict, to, input, rows, context);
            }
        };
    }

    /** Strict casts fail for a whole column; so the rows are tried one by one, and those that fail are NULL. */
    private static Column rowByRow(Cast strict, DataType to, Column input, Rows rows, EvaluationContext context) {
        ColumnBuilder builder = ColumnBuilder.create(to, rows.count());
        Column plain = input instanceof ConstantColumn ? input.flat() : input;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            try {
                Rows one = Rows.selected(rows.physicalRows(), new int[] {row}, 1);
                builder.append(strict.apply(plain, one, context), row);
            } catch (WeirException unparsable) {
                builder.appendNull();
            }
        }
        return Columns.scatter(builder, rows);
    }
}
