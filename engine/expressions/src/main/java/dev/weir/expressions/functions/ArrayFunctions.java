package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;
import static dev.weir.expressions.TypeFamily.ARRAY;

import dev.weir.base.WeirException;
import dev.weir.data.ArrayColumn;
import dev.weir.data.ArrayColumnBuilder;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ResultTypeRule;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.Values;
import java.util.List;

/** Functions of arrays. Elements are compared as in DISTINCT: NULL equals NULL. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                withElement("ARRAY_APPEND", ArrayFunctions::append),
                withElement("ARRAY_PREPEND", ArrayFunctions::prepend),
                withElement("ARRAY_REMOVE", ArrayFunctions::remove),
                ScalarFunction.named("ARRAY_CONTAINS")
                        .takes(ARRAY, ANY)
                        .returns(arguments -> {
                            elementType(arguments);
                            return DataTypes.BOOLEAN.withNullable(
                                    arguments.type(0).nullable());
                        })
                        .bind((arguments, type) -> contains(elementType(arguments), type)),
                ScalarFunction.named("ARRAY_POSITION")
                        .takes(ARRAY, ANY)
                        .returns(arguments -> {
                            elementType(arguments);
                            return DataTypes.INT.withNullable(arguments.anyNullable());
                        })
                        .bind((arguments, type) -> position(elementType(arguments), type)),
                several("ARRAY_CONCAT", 1, ArrayFunctions::concat),
                several("ARRAY_UNION", 2, ArrayFunctions::union),
                several("ARRAY_EXCEPT", 2, ArrayFunctions::except),
                several("ARRAY_INTERSECT", 2, ArrayFunctions::intersect),
                several("ARRAY_DISTINCT", 1, ArrayFunctions::union));
    }

    /** The type that the elements of the first argument and the second argument have in common. */
    private static DataType elementType(CallArguments arguments) {
        DataType element = CollectionFunctions.elementType(arguments, 0);
        DataType common = CommonTypes.of(element, arguments.type(1));
        if (common == null) {
            throw WeirException.of(
                    ExpressionError.WRONG_ARGUMENTS,
                    "%s cannot be an element of %s",
                    arguments.type(1).name(),
                    arguments.type(0).name());
        }
        return common;
    }

    /** The arrays of a column, flat. */
    static ArrayColumn arrays(Column column) {
        return (ArrayColumn) column.flat();
    }

    /**
     * Writes the elements of a result for a row's array and another value; {@code kept} has them in the result's type.
     */
    private interface WithElement {
        void write(ArrayColumn arrays, Column kept, Column values, int row, ColumnBuilder out);
    }

    private static ScalarFunction withElement(String name, WithElement writer) {
        return ScalarFunction.named(name)
                .takes(ARRAY, ANY)
                .returns(arguments -> new DataType.Array(
                        name.equals("ARRAY_REMOVE")
                                ? CollectionFunctions.elementType(arguments, 0)
                                : elementType(arguments),
                        arguments.type(0).nullable()))
                .bind((arguments, type) -> {
                    DataType element = elementType(arguments);
                    return RowKernels.nullAware(RowKernels.built(type, (columns, out, context) -> {
                        Column target = Coercion.implicit(columns[0], new DataType.Array(element, true));
                        ArrayColumn arrays = arrays(target);
                        Column kept =
                                name.equals("ARRAY_REMOVE") ? arrays(columns[0]).elements() : arrays.elements();
                        Column values = Coercion.implicit(columns[1], element);
                        ArrayColumnBuilder builder = (ArrayColumnBuilder) out;
                        return row -> {
                            if (columns[0].isNull(row)) {
                                builder.appendNull();
                                return;
                            }
                            writer.write(arrays, kept, values, row, builder.elements());
                            builder.endRow();
                        };
                    }));
                });
    }

    private static void copy(ArrayColumn arrays, Column kept, int row, ColumnBuilder out) {
        int first = arrays.offsets()[row];
        for (int i = first; i < first + arrays.lengths()[row]; i++) {
            out.append(kept, i);
        }
    }

    private static void append(ArrayColumn arrays, Column kept, Column values, int row, ColumnBuilder out) {
        copy(arrays, kept, row, out);
        out.append(values, row);
    }

    private static void prepend(ArrayColumn arrays, Column kept, Column values, int row, ColumnBuilder out) {
        out.append(values, row);
        copy(arrays, kept, row, out);
    }

    private static void remove(ArrayColumn arrays, Column kept, Column values, int row, ColumnBuilder out) {
        int first = arrays.offsets()[row];
        for (int i = first; i < first + arrays.lengths()[row]; i++) {
            if (!Values.equal(arrays.elements(), i, values, row)) {
                out.append(kept, i);
            }
        }
    }

    /** The index within a row's array of the first element that equals a value, or -1. */
    private static int find(ArrayColumn arrays, int row, Column values, int valueRow) {
        int first = arrays.offsets()[row];
        for (int i = 0; i < arrays.lengths()[row]; i++) {
            if (Values.equal(arrays.elements(), first + i, values, valueRow)) {
                return i;
            }
        }
        return -1;
    }

    private static Kernel contains(DataType element, DataType type) {
        return RowKernels.nullAware(RowKernels.booleans(type, (arguments, out, context) -> {
            ArrayColumn arrays = arrays(Coercion.implicit(arguments[0], new DataType.Array(element, true)));
            Column values = Coercion.implicit(arguments[1], element);
            return row -> {
                if (arguments[0].isNull(row)) {
                    out.putNull(row);
                } else {
                    out.put(row, find(arrays, row, values, row) >= 0);
                }
            };
        }));
    }

    private static Kernel position(DataType element, DataType type) {
        return RowKernels.ints(type, (arguments, out, context) -> {
            ArrayColumn arrays = arrays(Coercion.implicit(arguments[0], new DataType.Array(element, true)));
            Column values = Coercion.implicit(arguments[1], element);
            return row -> out.put(row, find(arrays, row, values, row) + 1);
        });
    }

    /** Writes the elements of a result for a row's arrays. */
    private interface OfArrays {
        void write(ArrayColumn[] arrays, int row, ColumnBuilder out);
    }

    private static ScalarFunction several(String name, int arity, OfArrays writer) {
        ScalarFunction.Builder builder = ScalarFunction.named(name);
        boolean many = name.equals("ARRAY_CONCAT");
        builder = many ? builder.takesMany(ARRAY) : arity == 1 ? builder.takes(ARRAY) : builder.takes(ARRAY, ARRAY);
        ResultTypeRule rule = arguments ->
                ConditionalFunctions.common(arguments, arguments.types()).withNullable(arguments.anyNullable());
        return builder.returns(rule)
                .bind((arguments, type) -> RowKernels.built(type, (columns, out, context) -> {
                    ArrayColumn[] arrays = new ArrayColumn[columns.length];
                    for (int i = 0; i < arrays.length; i++) {
                        arrays[i] = arrays(Coercion.implicit(columns[i], type));
                    }
                    ArrayColumnBuilder results = (ArrayColumnBuilder) out;
                    return row -> {
                        writer.write(arrays, row, results.elements());
                        results.endRow();
                    };
                }));
    }

    private static void concat(ArrayColumn[] arrays, int row, ColumnBuilder out) {
        for (ArrayColumn array : arrays) {
            copy(array, array.elements(), row, out);
        }
    }

    /** Whether an element occurs in earlier arrays or earlier in its own. */
    private static boolean isRepeated(ArrayColumn[] arrays, int which, int index, int row) {
        Column elements = arrays[which].elements();
        for (int i = 0; i < which; i++) {
            if (find(arrays[i], row, elements, index) >= 0) {
                return true;
            }
        }
        return find(arrays[which], row, elements, index) < index - arrays[which].offsets()[row];
    }

    private static void union(ArrayColumn[] arrays, int row, ColumnBuilder out) {
        for (int which = 0; which < arrays.length; which++) {
            int first = arrays[which].offsets()[row];
            for (int i = first; i < first + arrays[which].lengths()[row]; i++) {
                if (!isRepeated(arrays, which, i, row)) {
                    out.append(arrays[which].elements(), i);
                }
            }
        }
    }

    private static void except(ArrayColumn[] arrays, int row, ColumnBuilder out) {
        select(arrays, row, out, false);
    }

    private static void intersect(ArrayColumn[] arrays, int row, ColumnBuilder out) {
        select(arrays, row, out, true);
    }

    private static void select(ArrayColumn[] arrays, int row, ColumnBuilder out, boolean inBoth) {
        ArrayColumn left = arrays[0];
        int first = left.offsets()[row];
        for (int i = first; i < first + left.lengths()[row]; i++) {
            boolean inRight = find(arrays[1], row, left.elements(), i) >= 0;
            if (inRight == inBoth && !isRepeated(arrays, 0, i, row)) {
                out.append(left.elements(), i);
            }
        }
    }
}
