package dev.weir.expressions.functions;

import dev.weir.data.Column;
import dev.weir.expressions.kernels.Patterns;
import dev.weir.expressions.kernels.TemporalReader;
import dev.weir.expressions.kernels.Texts;
import dev.weir.expressions.kernels.TimestampPattern;
import org.jspecify.annotations.Nullable;

/** Reads timestamps from a column of text, in SQL's form or by a second column's patterns. */
final class TextParser {
    private final Texts texts;
    private final Patterns.@Nullable ByRow<TimestampPattern> patterns;
    private final TemporalReader reader = new TemporalReader();
    private long millis;
    private int nanosOfMilli;

    private TextParser(Texts texts, Patterns.@Nullable ByRow<TimestampPattern> patterns) {
        this.texts = texts;
        this.patterns = patterns;
    }

    /** A parser of the first argument, by the patterns of the second if there are that many. */
    static TextParser open(Column[] arguments, int arity) {
        return new TextParser(
                Texts.of(arguments[0]),
                arity == 1 ? null : new Patterns<>(TimestampPattern::compile).open(arguments[1]));
    }

    /** Reads a row's text; false if it is no timestamp. */
    boolean read(int row) {
        if (patterns == null) {
            boolean read = reader.readTimestamp(texts.bytes(), texts.offset(row), texts.length(row));
            millis = reader.millis();
            nanosOfMilli = reader.nanosOfMilli();
            return read;
        }
        TimestampPattern pattern = patterns.at(row);
        boolean read = pattern.parse(texts.bytes(), texts.offset(row), texts.length(row));
        millis = pattern.millis();
        nanosOfMilli = pattern.nanosOfMilli();
        return read;
    }

    long millis() {
        return millis;
    }

    int nanosOfMilli() {
        return nanosOfMilli;
    }
}
