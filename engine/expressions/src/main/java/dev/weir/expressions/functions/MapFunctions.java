package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ARRAY;
import static dev.weir.expressions.TypeFamily.MAP;

import dev.weir.base.WeirException;
import dev.weir.data.ArrayColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.MapColumn;
import dev.weir.data.MapColumnBuilder;
import dev.weir.data.RowColumn;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.TotalKernel;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.Values;
import java.util.List;

/** Functions of maps. */
final class MapFunctions {
    private MapFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("MAP_KEYS")
                        .takes(MAP)
                        .returns(arguments -> new DataType.Array(
                                map(arguments).key(), arguments.type(0).nullable()))
                        .bind((arguments, type) -> (TotalKernel) (columns, rows, context) -> {
                            MapColumn maps = (MapColumn) columns[0].flat();
                            return parts(type, maps, maps.keys());
                        }),
                ScalarFunction.named("MAP_VALUES")
                        .takes(MAP)
                        .returns(arguments -> new DataType.Array(
                                map(arguments).value(), arguments.type(0).nullable()))
                        .bind((arguments, type) -> (TotalKernel) (columns, rows, context) -> {
                            MapColumn maps = (MapColumn) columns[0].flat();
                            return parts(type, maps, maps.values());
                        }),
                ScalarFunction.named("MAP_ENTRIES")
                        .takes(MAP)
                        .returns(arguments -> new DataType.Array(
                                entryType(map(arguments)), arguments.type(0).nullable()))
                        .bind((arguments, type) -> entries(type)),
                ScalarFunction.named("MAP_FROM_ARRAYS")
                        .takes(ARRAY, ARRAY)
                        .returns(arguments -> new DataType.MapOf(
                                CollectionFunctions.elementType(arguments, 0),
                                CollectionFunctions.elementType(arguments, 1),
                                arguments.anyNullable()))
                        .bind((arguments, type) -> fromArrays(type)),
                ScalarFunction.named("MAP_UNION")
                        .takesMany(MAP)
                        .returns(arguments -> ConditionalFunctions.common(arguments, arguments.types())
                                .withNullable(arguments.anyNullable()))
                        .bind((arguments, type) -> union((DataType.MapOf) type)));
    }

    private static DataType.MapOf map(CallArguments arguments) {
        return (DataType.MapOf) arguments.type(0);
    }

    private static ArrayColumn parts(DataType type, MapColumn maps, Column parts) {
        return new ArrayColumn(type, maps.size(), parts, maps.offsets(), maps.lengths(), null);
    }

    private static DataType entryType(DataType.MapOf map) {
        return new DataType.RowOf(List.of(new Field("key", map.key()), new Field("value", map.value())), false);
    }

    private static TotalKernel entries(DataType type) {
        DataType entry = ((DataType.Array) type).element();
        return (arguments, rows, context) -> {
            MapColumn maps = (MapColumn) arguments[0].flat();
            Column pairs = new RowColumn(entry, maps.keys().size(), List.of(maps.keys(), maps.values()), null);
            return parts(type, maps, pairs);
        };
    }

    private static Kernel fromArrays(DataType type) {
        return RowKernels.built(type, (arguments, out, context) -> {
            ArrayColumn keys = (ArrayColumn) arguments[0].flat();
            ArrayColumn values = (ArrayColumn) arguments[1].flat();
            MapColumnBuilder maps = (MapColumnBuilder) out;
            return row -> {
                int length = keys.lengths()[row];
                if (length != values.lengths()[row]) {
                    throw WeirException.of(
                            ExpressionError.INVALID_ARGUMENT_VALUE,
                            "MAP_FROM_ARRAYS of %s keys and %s values",
                            length,
                            values.lengths()[row]);
                }
                for (int i = 0; i < length; i++) {
                    maps.keys().append(keys.elements(), keys.offsets()[row] + i);
                    maps.values().append(values.elements(), values.offsets()[row] + i);
                }
                maps.endRow();
            };
        });
    }

    /** Of several entries with one key, the last map's holds. */
    private static Kernel union(DataType.MapOf type) {
        return RowKernels.built(type, (arguments, out, context) -> {
            MapColumn[] maps = new MapColumn[arguments.length];
            for (int i = 0; i < maps.length; i++) {
                maps[i] = (MapColumn) Coercion.implicit(arguments[i], type).flat();
            }
            MapColumnBuilder results = (MapColumnBuilder) out;
            return row -> {
                for (int which = 0; which < maps.length; which++) {
                    int first = maps[which].offsets()[row];
                    for (int i = first; i < first + maps[which].lengths()[row]; i++) {
                        if (!isOverridden(maps, which, i, row)) {
                            results.keys().append(maps[which].keys(), i);
                            results.values().append(maps[which].values(), i);
                        }
                    }
                }
                results.endRow();
            };
        });
    }

    private static boolean isOverridden(MapColumn[] maps, int which, int entry, int row) {
        for (int later = which + 1; later < maps.length; later++) {
            if (Values.find(maps[later], row, maps[which].keys(), entry) >= 0) {
                return true;
            }
        }
        return false;
    }
}
