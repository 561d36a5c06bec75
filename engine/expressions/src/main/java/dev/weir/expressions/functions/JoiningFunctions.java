package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;
import static dev.weir.expressions.TypeFamily.BINARY;
import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.INTEGER;

import dev.weir.base.WeirException;
import dev.weir.data.ArrayColumnBuilder;
import dev.weir.data.BytesColumnBuilder;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.MapColumnBuilder;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.Rows;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.Merger;
import dev.weir.expressions.kernels.Patterns;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.TextWriter;
import dev.weir.expressions.kernels.Texts;
import dev.weir.expressions.kernels.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Putting text together, taking it apart, and exchanging characters. */
final class JoiningFunctions {
    private JoiningFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("||")
                        .syntax(Syntax.BINARY)
                        .takes(CHARACTER, CHARACTER)
                        .takes(BINARY, BINARY)
                        .returns(JoiningFunctions::concatType)
                        .bind((arguments, type) -> concat(type)),
                ScalarFunction.named("CONCAT")
                        .takesMany(CHARACTER)
                        .returns(Results.of(DataTypes.STRING))
                        .bind((arguments, type) -> concat(type)),
                ScalarFunction.named("CONCAT_WS")
                        .takesMany(CHARACTER, CHARACTER)
                        .returns(arguments ->
                                DataTypes.STRING.withNullable(arguments.type(0).nullable()))
                        .bind((arguments, type) -> concatWithSeparator(type)),
                ScalarFunction.named("SPLIT_INDEX")
                        .takes(CHARACTER, CHARACTER, INTEGER)
                        .takes(CHARACTER, INTEGER, INTEGER)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind((arguments, type) -> splitIndex(CommonTypes.isCharacter(arguments.type(1)), type)),
                ScalarFunction.named("SPLIT")
                        .takes(CHARACTER, CHARACTER)
                        .returns(Results.of(DataTypes.array(DataTypes.STRING)))
                        .bind((arguments, type) -> split(type)),
                ScalarFunction.named("STR_TO_MAP")
                        .takes(CHARACTER)
                        .takes(CHARACTER, CHARACTER, CHARACTER)
                        .returns(Results.of(DataTypes.map(DataTypes.STRING, DataTypes.STRING)))
                        .bind((arguments, type) -> toMap(arguments.size() > 1, type)),
                ScalarFunction.named("TRANSLATE", "TRANSLATE3")
                        .takes(CHARACTER, CHARACTER, CHARACTER)
                        .returns(arguments ->
                                DataTypes.STRING.withNullable(arguments.type(0).nullable()))
                        .bind((arguments, type) -> translate(type)),
                ScalarFunction.named("ELT")
                        .takesMany(INTEGER, CHARACTER)
                        .takesMany(INTEGER, BINARY)
                        .returns(JoiningFunctions::eltType)
                        .bind((arguments, type) -> elt(type)),
                ScalarFunction.named("PRINTF")
                        .takes(CHARACTER)
                        .takesMany(CHARACTER, ANY)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind((arguments, type) -> Printf.kernel(type)));
    }

    private static DataType concatType(CallArguments arguments) {
        DataType left = arguments.type(0);
        DataType right = arguments.type(1);
        boolean binary = CommonTypes.isBinary(left) || CommonTypes.isBinary(right);
        long length = length(left) + length(right);
        int most = (int) Math.min(length, Integer.MAX_VALUE);
        DataType type = binary ? new DataType.VarBinary(most, true) : new DataType.VarChar(most, true);
        return type.withNullable(arguments.anyNullable());
    }

    private static long length(DataType type) {
        return type instanceof DataType.Null ? 0 : CommonTypes.length(type);
    }

    private static Kernel concat(DataType type) {
        return RowKernels.text(type, 32, (arguments, out, context) -> {
            Texts[] parts = new Texts[arguments.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = Texts.of(arguments[i]);
            }
            return row -> {
                out.begin();
                for (Texts part : parts) {
                    out.append(part.bytes(), part.offset(row), part.length(row));
                }
                out.end(row);
            };
        });
    }

    /** NULLs among the parts are left out; only a separator that is NULL makes the result NULL. */
    private static Kernel concatWithSeparator(DataType type) {
        return RowKernels.nullAware(RowKernels.text(type, 32, (arguments, out, context) -> {
            @Nullable Texts[] parts = texts(arguments);
            return row -> {
                Texts separator = parts[0];
                if (separator == null || arguments[0].isNull(row)) {
                    out.putNull(row);
                    return;
                }
                boolean first = true;
                out.begin();
                for (int i = 1; i < parts.length; i++) {
                    Texts part = parts[i];
                    if (part == null || arguments[i].isNull(row)) {
                        continue;
                    }
                    if (!first) {
                        out.append(separator.bytes(), separator.offset(row), separator.length(row));
                    }
                    first = false;
                    out.append(part.bytes(), part.offset(row), part.length(row));
                }
                out.end(row);
            };
        }));
    }

    /** The arguments as text; null for those that are the untyped NULL. */
    private static @Nullable Texts[] texts(Column[] arguments) {
        @Nullable Texts[] texts = new @Nullable Texts[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].type() instanceof DataType.Null ? null : Texts.of(arguments[i]);
        }
        return texts;
    }

    /** What separates the parts of a row's text: given as text, or as the number of a character. */
    private static byte[] delimiter(@Nullable Texts delimiters, @Nullable Longs codes, int row) {
        if (delimiters != null) {
            return delimiters.copy(row);
        }
        int code = Objects.requireNonNull(codes).intAt(row);
        return Character.toString(Math.clamp(code, 0, 0x10FFFF)).getBytes(StandardCharsets.UTF_8);
    }

    private static Kernel splitIndex(boolean textDelimiter, DataType type) {
        return RowKernels.views(type, 0, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Texts delimiters = textDelimiter ? Texts.of(arguments[1]) : null;
            Longs codes = textDelimiter ? null : Longs.of(arguments[1]);
            Longs indexes = Longs.of(arguments[2]);
            byte[] constant = arguments[1] instanceof ConstantColumn ? delimiter(delimiters, codes, 0) : null;
            return row -> {
                byte[] bytes = texts.bytes();
                byte[] delimiter = constant == null ? delimiter(delimiters, codes, row) : constant;
                long index = indexes.at(row);
                int at = texts.offset(row);
                int end = texts.end(row);
                if (index < 0 || delimiter.length == 0 && index > 0 || at == end) {
                    out.putNull(row);
                    return;
                }
                if (delimiter.length == 1) {
                    int before = index == 0 ? at - 1 : Utf8.indexOf(bytes, at, end, delimiter[0], index);
                    if (index > 0 && before < 0) {
                        out.putNull(row);
                        return;
                    }
                    int behind = Utf8.indexOf(bytes, before + 1, end, delimiter[0], 1);
                    out.put(row, before + 1, behind < 0 ? end : behind);
                    return;
                }
                for (; index > 0; index--) {
                    int found = Utf8.indexOf(bytes, at, end, delimiter, 0, delimiter.length);
                    if (found < 0) {
                        out.putNull(row);
                        return;
                    }
                    at = found + delimiter.length;
                }
                int stop = delimiter.length == 0 ? -1 : Utf8.indexOf(bytes, at, end, delimiter, 0, delimiter.length);
                out.put(row, at, stop < 0 ? end : stop);
            };
        });
    }

    private static Kernel split(DataType type) {
        return RowKernels.built(type, (arguments, out, context) -> {
            ArrayColumnBuilder arrays = (ArrayColumnBuilder) out;
            BytesColumnBuilder elements = (BytesColumnBuilder) arrays.elements();
            Texts texts = Texts.of(arguments[0]);
            Texts delimiters = Texts.of(arguments[1]);
            return row -> {
                byte[] bytes = texts.bytes();
                int at = texts.offset(row);
                int end = texts.end(row);
                int length = delimiters.length(row);
                if (length == 0) {
                    while (at < end) {
                        int next = Utf8.next(bytes, at, end);
                        elements.append(bytes, at, next - at);
                        at = next;
                    }
                } else {
                    int found;
                    while ((found = Utf8.indexOf(bytes, at, end, delimiters.bytes(), delimiters.offset(row), length))
                            >= 0) {
                        elements.append(bytes, at, found - at);
                        at = found + length;
                    }
                    elements.append(bytes, at, end - at);
                }
                arrays.endRow();
            };
        });
    }

    private static Pattern delimiter(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException malformed) {
            throw WeirException.of(
                            ExpressionError.INVALID_PATTERN,
                            "'%s' is no regular expression: %s",
                            regex,
                            malformed.getDescription())
                    .hint("characters that mean something else in one need a backslash before them");
        }
    }

    private static Kernel toMap(boolean hasDelimiters, DataType type) {
        return RowKernels.built(type, (arguments, out, context) -> {
            MapColumnBuilder maps = (MapColumnBuilder) out;
            Texts texts = Texts.of(arguments[0]);
            Patterns<Pattern> cache = new Patterns<>(JoiningFunctions::delimiter);
            Pattern comma = cache.of(",");
            Pattern equalsSign = cache.of("=");
            Patterns.ByRow<Pattern> entries = hasDelimiters ? cache.open(arguments[1]) : row -> comma;
            Patterns.ByRow<Pattern> values = hasDelimiters ? cache.open(arguments[2]) : row -> equalsSign;
            return row -> {
                Map<String, @Nullable String> map = new LinkedHashMap<>();
                for (String entry : entries.at(row).split(texts.string(row))) {
                    String[] pair = values.at(row).split(entry, 2);
                    map.put(pair[0], pair.length < 2 ? null : pair[1]);
                }
                map.forEach((key, value) -> {
                    maps.keys().appendValue(key);
                    maps.values().appendValue(value);
                });
                maps.endRow();
            };
        });
    }

    /** Characters of the second argument become those at their places in the third, or vanish where it is shorter. */
    private static Kernel translate(DataType type) {
        return RowKernels.nullAware(RowKernels.text(type, 24, (arguments, out, context) -> {
            @Nullable Texts[] texts = texts(arguments);
            return row -> {
                Texts text = texts[0];
                if (text == null || arguments[0].isNull(row)) {
                    out.putNull(row);
                    return;
                }
                String from = textOrEmpty(texts[1], arguments[1], row);
                String to = textOrEmpty(texts[2], arguments[2], row);
                translate(text.string(row), from, to, row, out);
            };
        }));
    }

    private static String textOrEmpty(@Nullable Texts texts, Column column, int row) {
        return texts == null || column.isNull(row) ? "" : texts.string(row);
    }

    private static void translate(String text, String from, String to, int row, TextWriter out) {
        int[] wanted = from.codePoints().toArray();
        int[] replacements = to.codePoints().toArray();
        Map<Integer, Integer> table = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            table.putIfAbsent(wanted[i], i < replacements.length ? replacements[i] : -1);
        }
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int replacement = table.getOrDefault(c, c);
            if (replacement >= 0) {
                result.appendCodePoint(replacement);
            }
        });
        out.put(row, result.toString());
    }

    private static DataType eltType(CallArguments arguments) {
        return ConditionalFunctions.common(arguments, arguments.types().subList(1, arguments.size()))
                .withNullable(true);
    }

    private static Kernel elt(DataType type) {
        return RowKernels.nullAware((arguments, rows, context) -> {
            Merger merger = new Merger(type, rows.physicalRows());
            for (int i = 1; i < arguments.length; i++) {
                merger.add(Coercion.implicit(arguments[i], type), chosen(arguments[0], i, rows));
            }
            return merger.build();
        });
    }

    private static Rows chosen(Column indexes, int wanted, Rows rows) {
        if (indexes.type() instanceof DataType.Null) {
            return Rows.selected(rows.physicalRows(), new int[0], 0);
        }
        Longs numbers = Longs.of(indexes);
        int[] kept = new int[rows.count()];
        int n = 0;
        for (int i = 0; i < kept.length; i++) {
            int row = rows.row(i);
            if (!indexes.isNull(row) && numbers.at(row) == wanted) {
                kept[n++] = row;
            }
        }
        return Rows.selected(rows.physicalRows(), kept, n);
    }
}
