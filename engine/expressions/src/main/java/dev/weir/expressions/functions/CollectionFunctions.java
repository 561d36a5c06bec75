package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;
import static dev.weir.expressions.TypeFamily.ARRAY;
import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.INTEGER;
import static dev.weir.expressions.TypeFamily.MAP;
import static dev.weir.expressions.TypeFamily.ROW;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.data.ArrayColumn;
import dev.weir.data.ArrayColumnBuilder;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.MapColumn;
import dev.weir.data.MapColumnBuilder;
import dev.weir.data.RowColumn;
import dev.weir.data.Validity;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.TotalKernel;
import dev.weir.expressions.kernels.Columns;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Making ARRAYs, MAPs and ROWs, and getting at their parts. */
final class CollectionFunctions {
    private CollectionFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>();
        functions.add(ScalarFunction.named("ARRAY")
                .syntax(Syntax.SPECIAL)
                .takesMany(ANY)
                .returns(CollectionFunctions::arrayType)
                .shown((arguments, type) -> "ARRAY[" + String.join(", ", arguments) + "]")
                .bind((arguments, type) -> {
                    arrayType(arguments);
                    return makeArray(type);
                }));
        functions.add(ScalarFunction.named("MAP")
                .syntax(Syntax.SPECIAL)
                .takesMany(ANY, ANY)
                .returns(CollectionFunctions::mapType)
                .shown((arguments, type) -> "MAP[" + String.join(", ", arguments) + "]")
                .bind((arguments, type) -> makeMap((DataType.MapOf) type)));
        functions.add(ScalarFunction.named("ROW")
                .syntax(Syntax.SPECIAL)
                .takesMany(ANY)
                .returns(CollectionFunctions::rowType)
                .bind((arguments, type) -> makeRow((DataType.RowOf) type)));
        functions.add(ScalarFunction.named("FIELD")
                .syntax(Syntax.SPECIAL)
                .takes(ROW, CHARACTER)
                .returns(arguments -> field(arguments)
                        .type()
                        .withNullable(field(arguments).type().nullable()
                                || arguments.type(0).nullable()))
                .shown((arguments, type) ->
                        arguments.get(0) + "." + arguments.get(1).replace("'", ""))
                .bind((arguments, type) -> getField(fieldIndex(arguments))));
        functions.add(ScalarFunction.named("ITEM")
                .syntax(Syntax.SPECIAL)
                .takes(ARRAY, INTEGER)
                .takes(MAP, ANY)
                .returns(CollectionFunctions::itemType)
                .shown((arguments, type) -> arguments.get(0) + "[" + arguments.get(1) + "]")
                .bind((arguments, type) ->
                        arguments.type(0) instanceof DataType.MapOf map ? mapItem(map, type) : arrayItem(type)));
        functions.add(ScalarFunction.named("CARDINALITY")
                .takes(ARRAY)
                .takes(MAP)
                .returns(Results.of(DataTypes.INT))
                .bind((arguments, type) -> cardinality(type)));
        functions.add(ScalarFunction.named("ELEMENT")
                .takes(ARRAY)
                .returns(arguments -> elementType(arguments, 0).withNullable(true))
                .bind((arguments, type) -> onlyElement(type)));
        functions.addAll(ArrayFunctions.all());
        functions.addAll(ArrayOrderFunctions.all());
        functions.addAll(MapFunctions.all());
        return functions;
    }

    /** The element type of an argument that is an ARRAY. */
    static DataType elementType(CallArguments arguments, int index) {
        return arguments.type(index) instanceof DataType.Array array ? array.element() : DataTypes.NULL;
    }

    private static DataType arrayType(CallArguments arguments) {
        DataType element = ConditionalFunctions.common(arguments, arguments.types());
        if (element instanceof DataType.Null) {
            throw WeirException.of(ExpressionError.WRONG_ARGUMENTS, "an ARRAY of nothing but NULL has no type")
                    .hint("CAST one NULL to the type that is meant");
        }
        return new DataType.Array(element, false);
    }

    private static Kernel makeArray(DataType type) {
        DataType element = ((DataType.Array) type).element();
        return RowKernels.nullAware(RowKernels.built(type, (arguments, out, context) -> {
            ArrayColumnBuilder arrays = (ArrayColumnBuilder) out;
            Column[] columns = coerced(arguments, element);
            return row -> {
                for (Column column : columns) {
                    arrays.elements().append(column, row);
                }
                arrays.endRow();
            };
        }));
    }

    private static Column[] coerced(Column[] arguments, DataType type) {
        return Arrays.stream(arguments).map(a -> Coercion.implicit(a, type)).toArray(Column[]::new);
    }

    private static DataType mapType(CallArguments arguments) {
        if (arguments.size() % 2 != 0) {
            throw WeirException.of(ExpressionError.WRONG_ARGUMENTS, "MAP needs a value for every key")
                    .hint("keys and values alternate: MAP[key, value, key, value]");
        }
        List<DataType> keys = new ArrayList<>();
        List<DataType> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            keys.add(arguments.type(i));
            values.add(arguments.type(i + 1));
        }
        return new DataType.MapOf(
                ConditionalFunctions.common(arguments, keys), ConditionalFunctions.common(arguments, values), false);
    }

    /** A key that occurs several times keeps its first place and gets its last value. */
    private static Kernel makeMap(DataType.MapOf type) {
        return RowKernels.nullAware(RowKernels.built(type, (arguments, out, context) -> {
            MapColumnBuilder maps = (MapColumnBuilder) out;
            int entries = arguments.length / 2;
            Column[] keys = new Column[entries];
            Column[] values = new Column[entries];
            for (int i = 0; i < entries; i++) {
                keys[i] = Coercion.implicit(arguments[2 * i], type.key());
                values[i] = Coercion.implicit(arguments[2 * i + 1], type.value());
            }
            return row -> {
                for (int i = 0; i < entries; i++) {
                    if (indexOf(keys, i, i, row) < 0) {
                        int last = lastIndexOf(keys, i, row);
                        maps.keys().append(keys[i], row);
                        maps.values().append(values[last], row);
                    }
                }
                maps.endRow();
            };
        }));
    }

    private static int indexOf(Column[] keys, int wanted, int end, int row) {
        for (int i = 0; i < end; i++) {
            if (Values.equal(keys[i], row, keys[wanted], row)) {
                return i;
            }
        }
        return -1;
    }

    private static int lastIndexOf(Column[] keys, int wanted, int row) {
        int last = wanted;
        for (int i = wanted + 1; i < keys.length; i++) {
            if (Values.equal(keys[i], row, keys[wanted], row)) {
                last = i;
            }
        }
        return last;
    }

    private static DataType rowType(CallArguments arguments) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            fields.add(new Field("EXPR$" + i, arguments.type(i)));
        }
        return new DataType.RowOf(fields, false);
    }

    private static NullAwareKernel makeRow(DataType.RowOf type) {
        return (arguments, rows, context) -> {
            List<Column> fields = new ArrayList<>();
            for (int i = 0; i < arguments.length; i++) {
                fields.add(Coercion.implicit(arguments[i], type.fields().get(i).type()));
            }
            return new RowColumn(type, rows.physicalRows(), fields, null);
        };
    }

    private static Field field(CallArguments arguments) {
        return ((DataType.RowOf) arguments.type(0)).fields().get(fieldIndex(arguments));
    }

    private static int fieldIndex(CallArguments arguments) {
        String name = arguments.symbol(1);
        List<Field> fields = ((DataType.RowOf) arguments.type(0)).fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        throw WeirException.of(
                        ExpressionError.WRONG_ARGUMENTS,
                        "there is no field '%s' in %s",
                        name,
                        arguments.type(0).name())
                .hint(NearestName.hint(name, fields.stream().map(Field::name).toList()));
    }

    private static TotalKernel getField(int index) {
        return (arguments, rows, context) -> {
            if (arguments[0] instanceof ConstantColumn constant) {
                Column field = ((RowColumn) constant.single()).fields().get(index);
                return new ConstantColumn(field.flat(), rows.physicalRows());
            }
            return ((RowColumn) arguments[0]).fields().get(index);
        };
    }

    private static DataType itemType(CallArguments arguments) {
        if (arguments.type(0) instanceof DataType.MapOf map) {
            if (CommonTypes.of(map.key(), arguments.type(1)) == null) {
                throw WeirException.of(
                        ExpressionError.WRONG_ARGUMENTS,
                        "a key of %s cannot be %s",
                        map.name(),
                        arguments.type(1).name());
            }
            return map.value().withNullable(true);
        }
        if (arguments.literal(1) instanceof Number index && index.longValue() < 1) {
            throw WeirException.of(
                            ExpressionError.WRONG_ARGUMENTS, "the index of an ARRAY must be 1 or more, is %s", index)
                    .hint("the first element has index 1");
        }
        return elementType(arguments, 0).withNullable(true);
    }

    private static Kernel arrayItem(DataType type) {
        PartialKernel kernel = (arguments, rows, context) -> {
            ArrayColumn arrays = (ArrayColumn) arguments[0].flat();
            Longs indexes = Longs.of(arguments[1]);
            int[] places = new int[rows.physicalRows()];
            long[] found = new long[Validity.words(places.length)];
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                long index = indexes.at(row);
                if (index >= 1 && index <= arrays.lengths()[row]) {
                    places[row] = arrays.offsets()[row] + (int) index - 1;
                    Validity.setValid(found, row);
                }
            }
            return gathered(arrays.elements(), places, found, type);
        };
        return kernel;
    }

    /** The values at some places of a column, NULL where nothing was found. */
    private static Column gathered(Column source, int[] places, long[] found, DataType type) {
        if (source.size() == 0) {
            return Columns.allNull(type, places.length);
        }
        Column taken = Columns.flat(source.take(places, places.length));
        return Columns.andValidity(taken, found);
    }

    private static Kernel mapItem(DataType.MapOf map, DataType type) {
        PartialKernel kernel = (arguments, rows, context) -> {
            MapColumn maps = (MapColumn) arguments[0].flat();
            Column keys = Coercion.implicit(arguments[1], map.key());
            int[] places = new int[rows.physicalRows()];
            long[] found = new long[Validity.words(places.length)];
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                int entry = Values.find(maps, row, keys, row);
                if (entry >= 0) {
                    places[row] = entry;
                    Validity.setValid(found, row);
                }
            }
            return gathered(maps.values(), places, found, type);
        };
        return kernel;
    }

    /** How many elements or entries a row has. */
    static int[] lengths(Column column) {
        return switch (column.flat()) {
            case ArrayColumn c -> c.lengths();
            case MapColumn c -> c.lengths();
            default ->
                throw new IllegalArgumentException(
                        "no collection: " + column.type().sql());
        };
    }

    private static Kernel cardinality(DataType type) {
        return RowKernels.ints(type, (arguments, out, context) -> {
            int[] lengths = lengths(arguments[0]);
            return row -> out.put(row, lengths[row]);
        });
    }

    private static Kernel onlyElement(DataType type) {
        PartialKernel kernel = (arguments, rows, context) -> {
            ArrayColumn arrays = (ArrayColumn) arguments[0].flat();
            int[] places = new int[rows.physicalRows()];
            long[] found = new long[Validity.words(places.length)];
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                int length = arrays.lengths()[row];
                if (length > 1) {
                    throw WeirException.of(
                            ExpressionError.NOT_ONE_ELEMENT, "ELEMENT of an array that has %s elements", length);
                }
                if (length == 1) {
                    places[row] = arrays.offsets()[row];
                    Validity.setValid(found, row);
                }
            }
            return gathered(arrays.elements(), places, found, type);
        };
        return kernel;
    }
}
