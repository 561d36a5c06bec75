package dev.weir.operators.aggregate;

import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.expressions.AggregateFunctionDefinition;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One aggregate in a GROUP BY.
 *
 * @param arguments columns of the input; none for {@code COUNT(*)}
 * @param distinct whether equal arguments count once
 * @param filter the BOOLEAN column of {@code FILTER (WHERE ...)}, or {@link #NO_FILTER}
 * @param type the result's type
 */
public record AggregateCall(
        AggregateFunctionDefinition.Kind function,
        List<Integer> arguments,
        boolean distinct,
        int filter,
        DataType type) {
    public static final int NO_FILTER = -1;

    public AggregateCall {
        arguments = List.copyOf(arguments);
    }

    /** A call without DISTINCT and FILTER. */
    public static AggregateCall of(AggregateFunctionDefinition.Kind function, DataType type, Integer... arguments) {
        return new AggregateCall(function, List.of(arguments), false, NO_FILTER, type);
    }

    /** As SQL. */
    public String describe(Schema input) {
        String text =
                arguments.isEmpty() ? "*" : arguments.stream().map(input::name).collect(Collectors.joining(", "));
        String condition = filter == NO_FILTER ? "" : " FILTER (WHERE " + input.name(filter) + ")";
        return function + "(" + (distinct ? "DISTINCT " : "") + text + ")" + condition;
    }
}
