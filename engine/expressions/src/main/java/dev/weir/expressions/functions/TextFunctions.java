package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.INTEGER;
import static dev.weir.expressions.TypeFamily.SYMBOL;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.kernels.CaseMapping;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.Patterns;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.TextWriter;
import dev.weir.expressions.kernels.Texts;
import dev.weir.expressions.kernels.Trimming;
import dev.weir.expressions.kernels.Utf8;
import java.util.List;

/** Lengths, cases, parts and ends of text. Positions and lengths count code points; the first position is 1. */
final class TextFunctions {
    private static final DataType NULLABLE_TEXT = DataTypes.STRING;

    private TextFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("CHAR_LENGTH", "CHARACTER_LENGTH")
                        .takes(CHARACTER)
                        .returns(Results.of(DataTypes.INT))
                        .bind((arguments, type) -> length(type)),
                mapping("UPPER", CaseMapping::upper, "UCASE"),
                mapping("LOWER", CaseMapping::lower, "LCASE"),
                mapping("INITCAP", CaseMapping::capitals),
                mapping("REVERSE", TextFunctions::reverse),
                ScalarFunction.named("SUBSTRING", "SUBSTR")
                        .takes(CHARACTER, INTEGER)
                        .takes(CHARACTER, INTEGER, INTEGER)
                        .returns(arguments ->
                                NULLABLE_TEXT.withNullable(arguments.anyNullable() || arguments.size() > 2))
                        .bind((arguments, type) -> substring(arguments.size() > 2, type)),
                ends("LEFT", true),
                ends("RIGHT", false),
                ScalarFunction.named("TRIM")
                        .syntax(Syntax.SPECIAL)
                        .takes(SYMBOL, CHARACTER, CHARACTER)
                        .returns(arguments ->
                                NULLABLE_TEXT.withNullable(arguments.type(1).nullable()
                                        || arguments.type(2).nullable()))
                        .shown((arguments, type) -> "TRIM(" + arguments.get(0).replace("'", "") + " " + arguments.get(1)
                                + " FROM " + arguments.get(2) + ")")
                        .bind((arguments, type) -> {
                            String side = arguments.symbol(0);
                            return trim(!side.equals("TRAILING"), !side.equals("LEADING"), 2, 1, type);
                        }),
                trim("LTRIM", true, false),
                trim("RTRIM", false, true),
                trim("BTRIM", true, true),
                pad("LPAD", true),
                pad("RPAD", false),
                ScalarFunction.named("REPEAT")
                        .takes(CHARACTER, INTEGER)
                        .returns(Results.of(DataTypes.STRING))
                        .bind((arguments, type) -> repeat(type)),
                ScalarFunction.named("OVERLAY")
                        .syntax(Syntax.FUNCTION)
                        .takes(CHARACTER, CHARACTER, INTEGER)
                        .takes(CHARACTER, CHARACTER, INTEGER, INTEGER)
                        .returns(Results.of(DataTypes.STRING))
                        .bind((arguments, type) -> overlay(arguments.size() > 3, type)));
    }

    private static Kernel length(DataType type) {
        return RowKernels.ints(type, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            return row -> out.put(row, Utf8.count(texts.bytes(), texts.offset(row), texts.end(row)));
        });
    }

    /** Writes the result for a row's text. */
    private interface Mapping {
        void map(Texts texts, int row, TextWriter out);
    }

    private static ScalarFunction mapping(String name, Mapping mapping, String... aliases) {
        return ScalarFunction.named(name, aliases)
                .takes(CHARACTER)
                .returns(Results.of(DataTypes.STRING))
                .bind((arguments, type) -> RowKernels.text(type, 24, (columns, out, context) -> {
                    Texts texts = Texts.of(columns[0]);
                    return row -> mapping.map(texts, row, out);
                }));
    }

    private static void reverse(Texts texts, int row, TextWriter out) {
        byte[] source = texts.bytes();
        int from = texts.offset(row);
        out.begin();
        for (int at = texts.end(row); at > from; ) {
            int previous = Utf8.previous(source, from, at);
            out.append(source, previous, at - previous);
            at = previous;
        }
        out.end(row);
    }

    private static Kernel substring(boolean hasLength, DataType type) {
        return RowKernels.views(type, 0, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Longs positions = Longs.of(arguments[1]);
            Longs lengths = hasLength ? Longs.of(arguments[2]) : null;
            return row -> {
                int length = lengths == null ? Integer.MAX_VALUE : lengths.intAt(row);
                if (length < 0) {
                    out.putNull(row);
                    return;
                }
                byte[] bytes = texts.bytes();
                int offset = texts.offset(row);
                int end = texts.end(row);
                int start = start(bytes, offset, end, positions.intAt(row));
                out.put(row, start, Utf8.skip(bytes, start, end, length));
            };
        });
    }

    /** Where a position is, counted from the end if it is negative; before the beginning there is nothing to be had. */
    private static int start(byte[] bytes, int offset, int end, int position) {
        if (position >= 0) {
            return Utf8.skip(bytes, offset, end, Math.max(position - 1, 0));
        }
        return Utf8.count(bytes, offset, end) + (long) position < 0
                ? end
                : Utf8.skipBack(bytes, offset, end, -position);
    }

    private static ScalarFunction ends(String name, boolean left) {
        return ScalarFunction.named(name)
                .takes(CHARACTER, INTEGER)
                .returns(Results.of(DataTypes.STRING))
                .bind((arguments, type) -> RowKernels.views(type, 0, (columns, out, context) -> {
                    Texts texts = Texts.of(columns[0]);
                    Longs lengths = Longs.of(columns[1]);
                    return row -> {
                        int length = Math.max(0, lengths.intAt(row));
                        int from = texts.offset(row);
                        int end = texts.end(row);
                        if (left) {
                            out.put(row, from, Utf8.skip(texts.bytes(), from, end, length));
                        } else {
                            out.put(row, Utf8.skipBack(texts.bytes(), from, end, length), end);
                        }
                    };
                }));
    }

    private static ScalarFunction trim(String name, boolean leading, boolean trailing) {
        return ScalarFunction.named(name)
                .takes(CHARACTER)
                .takes(CHARACTER, CHARACTER)
                .returns(Results.of(DataTypes.STRING))
                .bind((arguments, type) -> trim(leading, trailing, 0, arguments.size() > 1 ? 1 : -1, type));
    }

    /** Strips characters of one argument, blanks if there is none, off the ends of another. */
    private static Kernel trim(boolean leading, boolean trailing, int textIndex, int charactersIndex, DataType type) {
        return RowKernels.views(type, textIndex, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[textIndex]);
            Patterns<Trimming> cache = new Patterns<>(Trimming::of);
            Trimming blanks = cache.of(" ");
            Patterns.ByRow<Trimming> sets =
                    charactersIndex < 0 ? row -> blanks : cache.open(arguments[charactersIndex]);
            return row -> {
                Trimming set = sets.at(row);
                int from = texts.offset(row);
                int end = texts.end(row);
                int first = leading ? set.start(texts.bytes(), from, end) : from;
                out.put(row, first, trailing ? set.end(texts.bytes(), first, end) : end);
            };
        });
    }

    private static ScalarFunction pad(String name, boolean left) {
        return ScalarFunction.named(name)
                .takes(CHARACTER, INTEGER, CHARACTER)
                .returns(Results.nullable(DataTypes.STRING))
                .bind((arguments, type) -> RowKernels.text(type, 24, (columns, out, context) -> {
                    Texts texts = Texts.of(columns[0]);
                    Longs lengths = Longs.of(columns[1]);
                    Texts pads = Texts.of(columns[2]);
                    return row -> pad(texts, lengths.intAt(row), pads, row, left, out);
                }));
    }

    private static void pad(Texts texts, int length, Texts pads, int row, boolean left, TextWriter out) {
        int from = texts.offset(row);
        int end = texts.end(row);
        int missing = length - Utf8.count(texts.bytes(), from, end);
        if (length < 0 || missing > 0 && pads.length(row) == 0) {
            out.putNull(row);
            return;
        }
        out.begin();
        int kept = missing >= 0 ? end : Utf8.skip(texts.bytes(), from, end, length);
        if (!left) {
            out.append(texts.bytes(), from, kept - from);
        }
        for (int padLength = missing > 0 ? Utf8.count(pads.bytes(), pads.offset(row), pads.end(row)) : 0;
                missing > 0; ) {
            int stop = Utf8.skip(pads.bytes(), pads.offset(row), pads.end(row), missing);
            out.append(pads.bytes(), pads.offset(row), stop - pads.offset(row));
            missing -= padLength;
        }
        if (left) {
            out.append(texts.bytes(), from, kept - from);
        }
        out.end(row);
    }

    private static Kernel repeat(DataType type) {
        return RowKernels.text(type, 32, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Longs counts = Longs.of(arguments[1]);
            return row -> {
                out.begin();
                for (long i = texts.length(row) == 0 ? 0 : counts.at(row); i > 0; i--) {
                    out.append(texts.bytes(), texts.offset(row), texts.length(row));
                }
                out.end(row);
            };
        });
    }

    private static Kernel overlay(boolean hasLength, DataType type) {
        return RowKernels.text(type, 32, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Texts replacements = Texts.of(arguments[1]);
            Longs positions = Longs.of(arguments[2]);
            Longs lengths = hasLength ? Longs.of(arguments[3]) : null;
            return row -> {
                byte[] bytes = texts.bytes();
                int from = texts.offset(row);
                int end = texts.end(row);
                int position = positions.intAt(row);
                out.begin();
                if (position <= 0 || position > Utf8.count(bytes, from, end)) {
                    out.append(bytes, from, end - from);
                } else {
                    int first = Utf8.skip(bytes, from, end, position - 1);
                    int replaced = lengths == null
                            ? Utf8.count(replacements.bytes(), replacements.offset(row), replacements.end(row))
                            : lengths.intAt(row);
                    out.append(bytes, from, first - from);
                    out.append(replacements.bytes(), replacements.offset(row), replacements.length(row));
                    int rest = replaced < 0 ? end : Utf8.skip(bytes, first, end, replaced);
                    out.append(bytes, rest, end - rest);
                }
                out.end(row);
            };
        });
    }
}
