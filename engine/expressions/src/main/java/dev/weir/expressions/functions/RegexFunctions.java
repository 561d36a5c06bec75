package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.INTEGER;

import dev.weir.data.ArrayColumnBuilder;
import dev.weir.data.BytesColumnBuilder;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.Patterns;
import dev.weir.expressions.kernels.RegexSearch;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.Texts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Regular expressions in Java's syntax. An expression that is malformed gives NULL. */
final class RegexFunctions {
    private RegexFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("REGEXP")
                        .takes(CHARACTER, CHARACTER)
                        .returns(Results.BOOLEAN)
                        .bind((arguments, type) -> find(type)),
                ScalarFunction.named("REGEXP_REPLACE")
                        .takes(CHARACTER, CHARACTER, CHARACTER)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind((arguments, type) -> replace(type)),
                ScalarFunction.named("REGEXP_EXTRACT")
                        .takes(CHARACTER, CHARACTER)
                        .takes(CHARACTER, CHARACTER, INTEGER)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind((arguments, type) -> extract(arguments.size() > 2, type)),
                ScalarFunction.named("REGEXP_SUBSTR")
                        .takes(CHARACTER, CHARACTER)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind((arguments, type) -> extract(false, type)),
                ScalarFunction.named("REGEXP_EXTRACT_ALL")
                        .takes(CHARACTER, CHARACTER)
                        .takes(CHARACTER, CHARACTER, INTEGER)
                        .returns(Results.nullable(DataTypes.array(DataTypes.STRING)))
                        .bind((arguments, type) -> extractAll(arguments.size() > 2, type)),
                ScalarFunction.named("REGEXP_COUNT")
                        .takes(CHARACTER, CHARACTER)
                        .returns(Results.nullable(DataTypes.INT))
                        .bind((arguments, type) -> count(type)),
                ScalarFunction.named("REGEXP_INSTR")
                        .takes(CHARACTER, CHARACTER)
                        .returns(Results.nullable(DataTypes.INT))
                        .bind((arguments, type) -> position(type)));
    }

    private static Patterns.ByRow<Optional<Pattern>> patterns(Column column) {
        return new Patterns<>(RegexFunctions::compile).open(column);
    }

    private static Optional<Pattern> compile(String regex) {
        return RegexSearch.of(regex).map(RegexSearch::pattern);
    }

    private static Kernel find(DataType type) {
        Patterns<Optional<RegexSearch>> compiled = new Patterns<>(RegexSearch::of);
        return RowKernels.booleans(type, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Patterns.ByRow<Optional<RegexSearch>> searches = compiled.open(arguments[1]);
            return row -> {
                Optional<RegexSearch> search = searches.at(row);
                boolean present =
                        search.isPresent() && !search.get().pattern().pattern().isEmpty();
                out.put(row, present && search.get().find(texts, row));
            };
        });
    }

    private static Kernel replace(DataType type) {
        return RowKernels.text(type, 24, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Patterns.ByRow<Optional<Pattern>> patterns = patterns(arguments[1]);
            Texts replacements = Texts.of(arguments[2]);
            return row -> {
                Optional<Pattern> pattern = patterns.at(row);
                if (pattern.isEmpty()) {
                    out.putNull(row);
                    return;
                }
                String replacement = Matcher.quoteReplacement(replacements.string(row));
                out.put(row, pattern.get().matcher(texts.string(row)).replaceAll(replacement));
            };
        });
    }

    private static Kernel extract(boolean hasGroup, DataType type) {
        Patterns<Optional<RegexSearch>> compiled = new Patterns<>(RegexSearch::of);
        return RowKernels.text(type, 24, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Patterns.ByRow<Optional<RegexSearch>> searches = compiled.open(arguments[1]);
            Longs groups = hasGroup ? Longs.of(arguments[2]) : null;
            return row -> {
                RegexSearch search = searches.at(row).orElse(null);
                int group = groups == null ? 0 : groups.intAt(row);
                if (search != null && group >= 0 && group <= search.matcher().groupCount() && search.find(texts, row)) {
                    search.put(group, texts, row, out);
                } else {
                    out.putNull(row);
                }
            };
        });
    }

    private static Kernel extractAll(boolean hasGroup, DataType type) {
        return RowKernels.built(type, (arguments, out, context) -> {
            ArrayColumnBuilder arrays = (ArrayColumnBuilder) out;
            BytesColumnBuilder elements = (BytesColumnBuilder) arrays.elements();
            Texts texts = Texts.of(arguments[0]);
            Patterns.ByRow<Optional<Pattern>> patterns = patterns(arguments[1]);
            Longs groups = hasGroup ? Longs.of(arguments[2]) : null;
            return row -> {
                int group = groups == null ? 1 : groups.intAt(row);
                Optional<Pattern> pattern = patterns.at(row);
                Matcher matcher = pattern.map(p -> p.matcher(texts.string(row))).orElse(null);
                if (matcher == null || group < 0 || group > matcher.groupCount()) {
                    out.appendNull();
                    return;
                }
                while (matcher.find()) {
                    elements.appendValue(matcher.group(group));
                }
                arrays.endRow();
            };
        });
    }

    private static Kernel count(DataType type) {
        return RowKernels.ints(type, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Patterns.ByRow<Optional<Pattern>> patterns = patterns(arguments[1]);
            return row -> {
                Optional<Pattern> pattern = patterns.at(row);
                if (pattern.isEmpty()) {
                    out.putNull(row);
                } else {
                    out.put(row, (int)
                            pattern.get().matcher(texts.string(row)).results().count());
                }
            };
        });
    }

    private static Kernel position(DataType type) {
        return RowKernels.ints(type, (arguments, out, context) -> {
            Texts texts = Texts.of(arguments[0]);
            Patterns.ByRow<Optional<Pattern>> patterns = patterns(arguments[1]);
            return row -> {
                Optional<Pattern> pattern = patterns.at(row);
                if (pattern.isEmpty()) {
                    out.putNull(row);
                    return;
                }
                String text = texts.string(row);
                Matcher matcher = pattern.get().matcher(text);
                out.put(row, matcher.find() ? text.codePointCount(0, matcher.start()) + 1 : 0);
            };
        });
    }
}
