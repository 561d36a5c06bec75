package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ARRAY;
import static dev.weir.expressions.TypeFamily.BOOLEAN;
import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.INTEGER;

import dev.weir.base.WeirException;
import dev.weir.data.ArrayColumn;
import dev.weir.data.ArrayColumnBuilder;
import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.TypeFamily;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.TextWriter;
import dev.weir.expressions.kernels.Texts;
import dev.weir.expressions.kernels.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Order and position in arrays: sorting, extremes, slices, and joining to text. */
final class ArrayOrderFunctions {
    private ArrayOrderFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
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
                        .returns(ArrayOrderFunctions::joinType)
                        .bind((arguments, type) -> join(arguments.size() > 2, type)));
    }

    private static DataType joinType(CallArguments arguments) {
        DataType element = CollectionFunctions.elementType(arguments, 0);
        if (!TypeFamily.CHARACTER.contains(element)) {
            throw WeirException.of(
                            ExpressionError.WRONG_ARGUMENTS,
                            "ARRAY_JOIN needs an array of text, but gets %s",
                            arguments.type(0).name())
                    .hint("CAST it to ARRAY<STRING>");
        }
        return DataTypes.STRING.withNullable(arguments.anyNullable());
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

    private static Kernel reverse(DataType type) {
        return RowKernels.built(type, (arguments, out, context) -> {
            ArrayColumn arrays = ArrayFunctions.arrays(arguments[0]);
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
            ArrayColumn arrays = ArrayFunctions.arrays(arguments[0]);
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
            ArrayColumn arrays = ArrayFunctions.arrays(arguments[0]);
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
                    ArrayColumn arrays = ArrayFunctions.arrays(columns[0]);
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
            ArrayColumn arrays = ArrayFunctions.arrays(arguments[0]);
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
