package dev.weir.expressions;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The name and types of an aggregate function; accumulators are the operators' business.
 *
 * @param kind which function it is, for an exhaustive switch over accumulators
 * @param name the SQL name in upper case
 * @param overloads the ways to call it
 * @param resultType the rule of its result type for groups of at least one row; see {@link #resultType}
 * @param emptyIsNull whether the result over no rows is NULL (all but the counts)
 */
public record AggregateFunctionDefinition(
        Kind kind, String name, List<Overload> overloads, ResultTypeRule resultType, boolean emptyIsNull) {
    /** The aggregate functions. */
    public enum Kind {
        COUNT,
        SUM,
        /** SUM that is 0 over no rows. */
        SUM0,
        AVG,
        MIN,
        MAX,
        FIRST_VALUE,
        LAST_VALUE,
        LISTAGG,
        COLLECT,
        ARRAY_AGG,
        STDDEV_POP,
        STDDEV_SAMP,
        VAR_POP,
        VAR_SAMP,
        /** The value of a group that has exactly one row. */
        SINGLE_VALUE,
        PERCENTILE,
        JSON_OBJECTAGG,
        JSON_ARRAYAGG
    }

    public AggregateFunctionDefinition {
        overloads = List.copyOf(overloads);
    }

    /**
     * The type of a call.
     *
     * @param grouped whether there is a GROUP BY key, so that no group is empty
     * @throws WeirException if it does not take such arguments
     */
    public DataType resultType(CallArguments arguments, boolean grouped) {
        if (overloads.stream().noneMatch(overload -> overload.accepts(arguments.types()))) {
            String given = arguments.types().stream().map(DataType::name).collect(Collectors.joining(", "));
            String ways = overloads.stream().map(o -> name + "(" + o + ")").collect(Collectors.joining(" or "));
            throw WeirException.of(
                            ExpressionError.WRONG_ARGUMENTS, "%s does not take arguments of types (%s)", name, given)
                    .hint("it can be called as " + ways);
        }
        DataType type = resultType.infer(arguments);
        return emptyIsNull && !grouped ? type.withNullable(true) : type;
    }

    @Override
    public String toString() {
        return name;
    }
}
