package dev.weir.expressions.functions;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.expressions.kernels.Patterns;
import dev.weir.expressions.kernels.TemporalReader;
import dev.weir.expressions.kernels.Texts;
import dev.weir.expressions.kernels.TimestampPattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads timestamps from a column of text, in SQL's form or by a second column's patterns. */
final class TextParser {
    private final Texts texts;
    private final Patterns.@Nullable ByRow<Optional<TimestampPattern>> patterns;
    private final TemporalReader reader = new TemporalReader();
    private long millis;
    private int nanosOfMilli;

    private TextParser(Texts texts, Patterns.@Nullable ByRow<Optional<TimestampPattern>> patterns) {
        this.texts = texts;
        this.patterns = patterns;
    }

    /** A pattern that is no constant and malformed matches nothing; the planner has rejected malformed constants. */
    static Optional<TimestampPattern> pattern(String text) {
        try {
            return Optional.of(TimestampPattern.compile(text));
        } catch (WeirException malformed) {
            return Optional.empty();
        }
    }

    /** A parser of the first argument, by the patterns of the second if there are that many. */
    static TextParser open(Column[] arguments, int arity) {
        return new TextParser(
                Texts.of(arguments[0]), arity == 1 ? null : new Patterns<>(TextParser::pattern).open(arguments[1]));
    }

    /** Reads a row's text; false if it is no timestamp. */
    boolean read(int row) {
        if (patterns == null) {
            boolean read = reader.readTimestamp(texts.bytes(), texts.offset(row), texts.length(row));
            millis = reader.millis();
            nanosOfMilli = reader.nanosOfMilli();
            return read;
        }
        Optional<TimestampPattern> found = patterns.at(row);
        if (found.isEmpty()) {
            return false;
        }
        TimestampPattern pattern = found.get();
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
