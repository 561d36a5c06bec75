package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;
import static dev.weir.expressions.TypeFamily.ARRAY;
import static dev.weir.expressions.TypeFamily.BOOLEAN;
import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.INTEGER;

import dev.weir.base.WeirException;
import dev.weir.data.ArrayColumn;
import dev.weir.data.ArrayColumnBuilder;
import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ResultTypeRule;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.TextWriter;
import dev.weir.expressions.kernels.Texts;
import dev.weir.expressions.kernels.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
                several("ARRAY_DISTINCT", 1, ArrayFunctions::union),
                ScalarFunction.named("ARRAY_REVERSE").takes(ARRAY).bind((arguments, type) -> reverse(type)),
                ScalarFunction.named("ARRAY_SLICE")
                        .takes(ARRAY, INTEGER)
                        .takes(ARRAY, INTEGER, INTEGER)
                        .returns(Results.FIRST)
                        .bind((arguments, type) -> slice(arguments.size() > 2, type)),
                ScalarFunction.named("ARRAY_SORT")
                        .takes(ARRAY)
                        .takes(ARRAY, BOOLEAN)
                        .takes(ARRAY, BOOLEAN, BOOLEAN)
                        .returns(arguments -> {
                            checkOrdered("ARRAY_SORT", arguments);
                            return Results.FIRST.infer(arguments);
                        })
                        .bind((arguments, type) -> sort(type)),
                extreme("ARRAY_MAX", 1),
                extreme("ARRAY_MIN", -1),
                ScalarFunction.named("ARRAY_JOIN")
                        .takes(ARRAY, CHARACTER)
                        .takes(ARRAY, CHARACTER, CHARACTER)
                        .returns(Results.of(DataTypes.STRING))
                        .bind((arguments, type) -> join(arguments.size() > 2, type)));
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

    private static void checkOrdered(String name, CallArguments arguments) {
        boolean ordered = switch (CollectionFunctions.elementType(arguments, 0)) {
            case DataType.RowOf t -> false;
            case DataType.Array t -> false;
            case DataType.MapOf t -> false;
            case DataType.Bool t -> false;
            case DataType.Opaque t -> false;
            default -> true;
        };
        if (!ordered) {
            throw WeirException.of(
                    ExpressionError.WRONG_ARGUMENTS,
                    "%s needs elements that have an order, but gets %s",
                    name,
                    arguments.type(0).name());
        }
    }

    /** The arrays of a column, flat. */
    private static ArrayColumn arrays(Column column) {
        return (ArrayColumn) column.flat();
    }

    /** Writes the elements of a result for a row's array and another value. */
    private interface WithElement {
        void write(ArrayColumn arrays, Column values, int row, ColumnBuilder out);
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
                        Column values = Coercion.implicit(columns[1], element);
                        ArrayColumnBuilder builder = (ArrayColumnBuilder) out;
                        return row -> {
                            if (columns[0].isNull(row)) {
                                builder.appendNull();
                                return;
                            }
                            writer.write(arrays, values, row, builder.elements());
                            builder.endRow();
                        };
                    }));
                });
    }

    private static void copy(ArrayColumn arrays, int row, ColumnBuilder out) {
        int first = arrays.offsets()[row];
        for (int i = first; i < first + arrays.lengths()[row]; i++) {
            out.append(arrays.elements(), i);
        }
    }

    private static void append(ArrayColumn arrays, Column values, int row, ColumnBuilder out) {
        copy(arrays, row, out);
        out.append(values, row);
    }

    private static void prepend(ArrayColumn arrays, Column values, int row, ColumnBuilder out) {
        out.append(values, row);
        copy(arrays, row, out);
    }

    private static void remove(ArrayColumn arrays, Column values, int row, ColumnBuilder out) {
        int first = arrays.offsets()[row];
        for (int i = first; i < first + arrays.lengths()[row]; i++) {
            if (!Values.equal(arrays.elements(), i, values, row)) {
                out.append(arrays.elements(), i);
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
            copy(array, row, out);
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

    private static Kernel reverse(DataType type) {
        return RowKernels.built(type, (arguments, out, context) -> {
            ArrayColumn arrays = arrays(arguments[0]);
            ArrayColumnBuilder results = (ArrayColumnBuilder) out;
            return row -> {
                int first = arrays.offsets()[row];
                for (int i = first + arrays.lengths()[row] - 1; i >= first; i--) {
                    results.elements().append(arrays.elements(), i);
                }
                results.endRow();
            };
        });
    }

    /** From a position to another, both counted from 1 or, when negative, from the end. */
    private static Kernel slice(boolean hasEnd, DataType type) {
        return RowKernels.built(type, (arguments, out, context) -> {
            ArrayColumn arrays = arrays(arguments[0]);
            Longs starts = Longs.of(arguments[1]);
            Longs ends = hasEnd ? Longs.of(arguments[2]) : null;
            ArrayColumnBuilder results = (ArrayColumnBuilder) out;
            return row -> {
                int length = arrays.lengths()[row];
                long from = fromStart(starts.at(row), length);
                long to = ends == null ? length : fromStart(ends.at(row), length);
                int first = arrays.offsets()[row];
                for (long i = Math.max(from, 1); i <= Math.min(to, length); i++) {
                    results.elements().append(arrays.elements(), first + (int) i - 1);
                }
                results.endRow();
            };
        });
    }

    private static long fromStart(long position, int length) {
        return position < 0 ? length + position + 1 : Math.max(position, 1);
    }

    private static Kernel sort(DataType type) {
        return RowKernels.built(type, (arguments, out, context) -> {
            ArrayColumn arrays = arrays(arguments[0]);
            boolean @Nullable [] ascending = arguments.length > 1 ? flags(arguments[1]) : null;
            boolean @Nullable [] nullsFirst = arguments.length > 2 ? flags(arguments[2]) : null;
            ArrayColumnBuilder results = (ArrayColumnBuilder) out;
            return row -> {
                boolean up = ascending == null || ascending[row];
                boolean first = nullsFirst == null ? up : nullsFirst[row];
                for (int index : order(arrays, row, up, first)) {
                    results.elements().append(arrays.elements(), index);
                }
                results.endRow();
            };
        });
    }

    private static boolean[] flags(Column column) {
        return ((BooleanColumn) column.flat()).values();
    }

    private static List<Integer> order(ArrayColumn arrays, int row, boolean ascending, boolean nullsFirst) {
        Column elements = arrays.elements();
        int first = arrays.offsets()[row];
        List<Integer> indexes = new ArrayList<>(
                IntStream.range(first, first + arrays.lengths()[row]).boxed().toList());
        indexes.sort((a, b) -> {
            boolean leftNull = elements.isNull(a);
            boolean rightNull = elements.isNull(b);
            if (leftNull || rightNull) {
                int sign = Boolean.compare(rightNull, leftNull);
                return nullsFirst ? sign : -sign;
            }
            int sign = Values.compare(elements, a, elements, b);
            return ascending ? sign : -sign;
        });
        return indexes;
    }

    private static ScalarFunction extreme(String name, int wantedSign) {
        return ScalarFunction.named(name)
                .takes(ARRAY)
                .returns(arguments -> {
                    checkOrdered(name, arguments);
                    return CollectionFunctions.elementType(arguments, 0).withNullable(true);
                })
                .bind((arguments, type) -> RowKernels.built(type, (columns, out, context) -> {
                    ArrayColumn arrays = arrays(columns[0]);
                    Column elements = arrays.elements();
                    return row -> {
                        int best = -1;
                        int first = arrays.offsets()[row];
                        for (int i = first; i < first + arrays.lengths()[row]; i++) {
                            boolean better = !elements.isNull(i)
                                    && (best < 0 || Values.compare(elements, i, elements, best) == wantedSign);
                            best = better ? i : best;
                        }
                        if (best < 0) {
                            out.appendNull();
                        } else {
                            out.append(elements, best);
                        }
                    };
                }));
    }

    private static Kernel join(boolean hasNullText, DataType type) {
        return RowKernels.text(type, 32, (arguments, out, context) -> {
            ArrayColumn arrays = arrays(arguments[0]);
            Texts delimiters = Texts.of(arguments[1]);
            Texts nullTexts = hasNullText ? Texts.of(arguments[2]) : null;
            Column elements = arrays.elements().flat();
            Texts texts = elements.size() == 0 ? delimiters : Texts.of(elements);
            return row -> {
                boolean first = true;
                out.begin();
                int start = arrays.offsets()[row];
                for (int i = start; i < start + arrays.lengths()[row]; i++) {
                    boolean isNull = elements.isNull(i);
                    if (isNull && nullTexts == null) {
                        continue;
                    }
                    if (!first) {
                        put(delimiters, row, out);
                    }
                    first = false;
                    put(isNull && nullTexts != null ? nullTexts : texts, isNull ? row : i, out);
                }
                out.end(row);
            };
        });
    }

    private static void put(Texts texts, int row, TextWriter out) {
        out.append(texts.bytes(), texts.offset(row), texts.length(row));
    }
}
