package dev.weir.conformance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Brings the rows of two engines to one form: a multiset of texts, numbers to twelve digits. */
public final class ComparableRows {
    private static final MathContext TWELVE_DIGITS = new MathContext(12);

    private final List<String> rows = new ArrayList<>();

    /** Adds a row. */
    public void add(List<? extends @Nullable Object> values) {
        StringJoiner text = new StringJoiner(" | ");
        values.forEach(value -> text.add(canonical(value)));
        rows.add(text.toString());
    }

    /** All rows, sorted. */
    public List<String> sorted() {
        return rows.stream().sorted().toList();
    }

    private static String canonical(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Float number -> decimal(new BigDecimal(number.toString()));
            case Double number ->
                number.isNaN() || number.isInfinite() ? number.toString() : decimal(BigDecimal.valueOf(number));
            case BigDecimal number -> decimal(number);
            case BigInteger number -> decimal(new BigDecimal(number));
            case Number number -> decimal(BigDecimal.valueOf(number.longValue()));
            case Timestamp timestamp -> timestamp.toLocalDateTime().toString();
            case Date date -> date.toLocalDate().toString();
            case Time time -> time.toLocalTime().toString();
            case TemporalAccessor temporal -> temporal.toString();
            default -> value.toString();
        };
    }

    private static String decimal(BigDecimal number) {
        BigDecimal rounded = number.round(TWELVE_DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
