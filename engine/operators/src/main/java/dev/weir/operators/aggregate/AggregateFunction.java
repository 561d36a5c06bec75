package dev.weir.operators.aggregate;

import java.util.Locale;
import java.util.Optional;

/** The aggregate functions that operators compute. */
public enum AggregateFunction {
    COUNT,
    SUM,
    /** SUM that is 0 and not NULL for no rows. */
    SUM0,
    AVG,
    MIN,
    MAX,
    FIRST_VALUE,
    LAST_VALUE,
    STDDEV_POP,
    STDDEV_SAMP,
    VAR_POP,
    VAR_SAMP,
    LISTAGG,
    COLLECT,
    ARRAY_AGG,
    /** The only value of a scalar subquery. */
    SINGLE_VALUE;

    /** The function of that SQL name, in any case. */
    public static Optional<AggregateFunction> ofName(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "$SUM0" -> Optional.of(SUM0);
            case "STDDEV" -> Optional.of(STDDEV_SAMP);
            case "VARIANCE" -> Optional.of(VAR_SAMP);
            default -> java.util.Arrays.stream(values())
                    .filter(function -> function.name().equals(upper))
                    .findFirst();
        };
    }
}
