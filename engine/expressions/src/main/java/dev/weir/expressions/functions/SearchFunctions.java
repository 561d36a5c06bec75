package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.BINARY;
import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.INTEGER;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.kernels.LikePattern;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.Patterns;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.SimilarPattern;
import dev.weir.expressions.kernels.Texts;
import dev.weir.expressions.kernels.Utf8;
import java.util.List;
import java.util.regex.Pattern;

/** Finding text in text, by patterns of SQL or as it is. */
final class SearchFunctions {
    private SearchFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("LIKE")
                        .syntax(Syntax.BINARY)
                        .takes(CHARACTER, CHARACTER)
                        .takes(CHARACTER, CHARACTER, CHARACTER)
                        .returns(Results.BOOLEAN)
                        .shown((arguments, type) -> pattern("LIKE", arguments))
                        .bind(SearchFunctions::like),
                ScalarFunction.named("SIMILAR TO")
                        .syntax(Syntax.BINARY)
                        .takes(CHARACTER, CHARACTER)
                        .takes(CHARACTER, CHARACTER, CHARACTER)
                        .returns(Results.BOOLEAN)
                        .shown((arguments, type) -> pattern("SIMILAR TO", arguments))
                        .bind(SearchFunctions::similar),
                affix("STARTSWITH", true),
                affix("ENDSWITH", false),
                ScalarFunction.named("POSITION")
                        .takes(CHARACTER, CHARACTER)
                        .returns(Results.of(DataTypes.INT))
                        .shown((arguments, type) -> "POSITION(" + arguments.get(0) + " IN " + arguments.get(1) + ")")
                        .bind((arguments, type) -> locate(false, type)),
                ScalarFunction.named("LOCATE")
                        .takes(CHARACTER, CHARACTER)
                        .takes(CHARACTER, CHARACTER, INTEGER)
                        .returns(Results.of(DataTypes.INT))
                        .bind((arguments, type) -> locate(arguments.size() > 2, type)),
                ScalarFunction.named("INSTR")
                        .takes(CHARACTER, CHARACTER)
                        .takes(CHARACTER, CHARACTER, INTEGER)
                        .takes(CHARACTER, CHARACTER, INTEGER, INTEGER)
                        .returns(Results.of(DataTypes.INT))
                        .bind((arguments, type) -> occurrence(arguments.size(), type)),
                ScalarFunction.named("REPLACE")
                        .takes(CHARACTER, CHARACTER, CHARACTER)
                        .returns(Results.of(DataTypes.STRING))
                        .bind((arguments, type) -> replace(type)));
    }

    private static String pattern(String operator, List<String> arguments) {
        String text = arguments.get(0) + " " + operator + " " + arguments.get(1);
        return arguments.size() > 2 ? text + " ESCAPE " + arguments.get(2) : text;
    }

    private static Kernel like(CallArguments arguments, DataType type) {
        boolean constantEscape = arguments.size() < 3 || arguments.isLiteral(2);
        String escape = arguments.size() > 2 && arguments.literal(2) instanceof String text ? text : "";
        if (constantEscape && arguments.literal(1) instanceof String pattern) {
            LikePattern compiled = LikePattern.compile(pattern, escape);
            return RowKernels.booleans(type, (columns, out, context) -> {
                Texts texts = Texts.of(columns[0]);
                return row -> out.put(row, compiled.matches(texts.bytes(), texts.offset(row), texts.end(row)));
            });
        }
        return RowKernels.booleans(type, (columns, out, context) -> {
            Texts texts = Texts.of(columns[0]);
            Texts escapes = columns.length > 2 ? Texts.of(columns[2]) : null;
            Patterns.ByRow<LikePattern> patterns = escapes == null
                    ? new Patterns<>((String pattern) -> LikePattern.compile(pattern, "")).open(columns[1])
                    : row -> LikePattern.compile(Texts.of(columns[1]).string(row), escapes.string(row));
            return row -> out.put(row, patterns.at(row).matches(texts.bytes(), texts.offset(row), texts.end(row)));
        });
    }

    private static Kernel similar(CallArguments arguments, DataType type) {
        boolean constantEscape = arguments.size() < 3 || arguments.isLiteral(2);
        String escape = arguments.size() > 2 && arguments.literal(2) instanceof String text ? text : "";
        Patterns<Pattern> cache = new Patterns<>(pattern -> SimilarPattern.compile(pattern, escape));
        if (constantEscape && arguments.literal(1) instanceof String pattern) {
            cache.of(pattern);
        }
        return RowKernels.booleans(type, (columns, out, context) -> {
            Texts texts = Texts.of(columns[0]);
            Texts sources = Texts.of(columns[1]);
            Patterns.ByRow<Pattern> patterns = constantEscape
                    ? cache.open(columns[1])
                    : row -> SimilarPattern.compile(
                            sources.string(row), Texts.of(columns[2]).string(row));
            return row ->
                    out.put(row, patterns.at(row).matcher(texts.string(row)).matches());
        });
    }

    private static ScalarFunction affix(String name, boolean prefix) {
        return ScalarFunction.named(name)
                .takes(CHARACTER, CHARACTER)
                .takes(BINARY, BINARY)
                .returns(Results.BOOLEAN)
                .bind((arguments, type) -> RowKernels.booleans(type, (columns, out, context) -> {
                    Texts texts = Texts.of(columns[0]);
                    Texts affixes = Texts.of(columns[1]);
                    return row -> {
                        int length = affixes.length(row);
                        int at = prefix ? texts.offset(row) : texts.end(row) - length;
                        boolean fits = length <= texts.length(row);
                        out.put(
                                row,
                                fits
                                        && Utf8.regionEquals(
                                                texts.bytes(), at, affixes.bytes(), affixes.offset(row), length));
                    };
                }));
    }

    private static Kernel locate(boolean hasStart, DataType type) {
        return RowKernels.ints(type, (arguments, out, context) -> {
            Texts wanted = Texts.of(arguments[0]);
            Texts texts = Texts.of(arguments[1]);
            Longs starts = hasStart ? Longs.of(arguments[2]) : null;
            return row -> {
                int start = starts == null ? 1 : starts.intAt(row);
                out.put(row, start < 1 ? 0 : positionFrom(texts, wanted, row, start));
            };
        });
    }

    /** The position of the first occurrence at a position or later; 0 if there is none. */
    private static int positionFrom(Texts texts, Texts wanted, int row, int start) {
        byte[] bytes = texts.bytes();
        int from = texts.offset(row);
        int end = texts.end(row);
        int at = Utf8.skip(bytes, from, end, start - 1);
        int found = Utf8.indexOf(bytes, at, end, wanted.bytes(), wanted.offset(row), wanted.length(row));
        return found < 0 ? 0 : Utf8.count(bytes, from, found) + 1;
    }

    private static Kernel occurrence(int arity, DataType type) {
        return RowKernels.ints(type, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Texts wanted = Texts.of(arguments[1]);
            Longs starts = arity > 2 ? Longs.of(arguments[2]) : null;
            Longs numbers = arity > 3 ? Longs.of(arguments[3]) : null;
            return row -> {
                int start = starts == null ? 1 : starts.intAt(row);
                int number = numbers == null ? 1 : numbers.intAt(row);
                if (start == 0 || number < 1) {
                    out.put(row, 0);
                } else if (start > 0) {
                    out.put(row, forward(texts, wanted, row, start, number));
                } else {
                    out.put(row, backward(texts.string(row), wanted.string(row), start, number));
                }
            };
        });
    }

    private static int forward(Texts texts, Texts wanted, int row, int start, int number) {
        int position = 0;
        int from = start;
        for (int i = 0; i < number; i++) {
            position = positionFrom(texts, wanted, row, from);
            // Beyond the end of the text, an empty text would be found there again and again.
            if (position < from) {
                return 0;
            }
            from = position + 1;
        }
        return position;
    }

    /** Counted from the end: the last occurrence that ends at or before the position, and so on backwards. */
    private static int backward(String text, String wanted, int start, int number) {
        int at = text.length() + start;
        for (int i = 0; i < number; i++) {
            at = at < 0 ? -1 : text.lastIndexOf(wanted, at);
            if (at < 0) {
                return 0;
            }
            if (i < number - 1) {
                at--;
            }
        }
        return text.codePointCount(0, at) + 1;
    }

    private static Kernel replace(DataType type) {
        return RowKernels.text(type, 24, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Texts wanted = Texts.of(arguments[1]);
            Texts replacements = Texts.of(arguments[2]);
            return row -> {
                byte[] bytes = texts.bytes();
                int at = texts.offset(row);
                int end = texts.end(row);
                int length = wanted.length(row);
                out.begin();
                while (length > 0) {
                    int found = Utf8.indexOf(bytes, at, end, wanted.bytes(), wanted.offset(row), length);
                    if (found < 0) {
                        break;
                    }
                    out.append(bytes, at, found - at);
                    out.append(replacements.bytes(), replacements.offset(row), replacements.length(row));
                    at = found + length;
                }
                out.append(bytes, at, end - at);
                out.end(row);
            };
        });
    }
}
