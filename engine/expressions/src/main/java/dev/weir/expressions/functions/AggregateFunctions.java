package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;
import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.NUMERIC;
import static dev.weir.expressions.TypeFamily.SYMBOL;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.AggregateFunctionDefinition;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.Overload;
import dev.weir.expressions.ResultTypeRule;
import dev.weir.expressions.TypeFamily;
import dev.weir.expressions.kernels.NumericTypes;
import java.util.List;

/** Names and types of the aggregate functions. */
final class AggregateFunctions {
    private AggregateFunctions() {}

    static List<AggregateFunctionDefinition> all() {
        ResultTypeRule count = arguments -> DataTypes.BIGINT.withNullable(false);
        return List.of(
                new AggregateFunctionDefinition(
                        Kind.COUNT, "COUNT", List.of(takes(), new Overload(List.of(ANY), true)), count, false),
                aggregate(Kind.SUM, "SUM", AggregateFunctions::sum, NUMERIC),
                new AggregateFunctionDefinition(
                        Kind.SUM0,
                        "$SUM0",
                        List.of(takes(NUMERIC)),
                        arguments -> sum(arguments).withNullable(false),
                        false),
                aggregate(Kind.AVG, "AVG", AggregateFunctions::average, NUMERIC),
                aggregate(Kind.MIN, "MIN", arguments -> arguments.type(0), ANY),
                aggregate(Kind.MAX, "MAX", arguments -> arguments.type(0), ANY),
                aggregate(Kind.FIRST_VALUE, "FIRST_VALUE", arguments -> arguments.type(0), ANY),
                aggregate(Kind.LAST_VALUE, "LAST_VALUE", arguments -> arguments.type(0), ANY),
                aggregate(Kind.SINGLE_VALUE, "SINGLE_VALUE", arguments -> arguments.type(0), ANY),
                new AggregateFunctionDefinition(
                        Kind.LISTAGG,
                        "LISTAGG",
                        List.of(takes(CHARACTER), takes(CHARACTER, CHARACTER)),
                        arguments ->
                                DataTypes.STRING.withNullable(arguments.type(0).nullable()),
                        true),
                new AggregateFunctionDefinition(
                        Kind.COLLECT,
                        "COLLECT",
                        List.of(takes(ANY)),
                        arguments -> new DataType.MapOf(arguments.type(0), DataTypes.INT.withNullable(false), false),
                        false),
                aggregate(Kind.ARRAY_AGG, "ARRAY_AGG", AggregateFunctions::arrayOf, ANY),
                aggregate(Kind.STDDEV_POP, "STDDEV_POP", AggregateFunctions::average, NUMERIC),
                aggregate(Kind.STDDEV_SAMP, "STDDEV_SAMP", AggregateFunctions::average, NUMERIC),
                aggregate(Kind.VAR_POP, "VAR_POP", AggregateFunctions::average, NUMERIC),
                aggregate(Kind.VAR_SAMP, "VAR_SAMP", AggregateFunctions::average, NUMERIC),
                new AggregateFunctionDefinition(
                        Kind.PERCENTILE,
                        "PERCENTILE",
                        List.of(takes(NUMERIC, ANY), takes(NUMERIC, ANY, NUMERIC)),
                        AggregateFunctions::percentile,
                        true),
                new AggregateFunctionDefinition(
                        Kind.JSON_OBJECTAGG,
                        "JSON_OBJECTAGG",
                        List.of(takes(CHARACTER, ANY), takes(SYMBOL, CHARACTER, ANY)),
                        arguments -> DataTypes.varchar(2000).withNullable(false),
                        true),
                new AggregateFunctionDefinition(
                        Kind.JSON_ARRAYAGG,
                        "JSON_ARRAYAGG",
                        List.of(takes(ANY), takes(SYMBOL, ANY)),
                        arguments -> DataTypes.varchar(2000).withNullable(false),
                        false));
    }

    private static Overload takes(TypeFamily... families) {
        return new Overload(List.of(families), false);
    }

    private static AggregateFunctionDefinition aggregate(
            Kind kind, String name, ResultTypeRule rule, TypeFamily family) {
        return new AggregateFunctionDefinition(kind, name, List.of(takes(family)), rule, true);
    }

    private static DataType sum(CallArguments arguments) {
        DataType type = arguments.type(0);
        DataType result = type instanceof DataType.Decimal decimal ? NumericTypes.total(decimal) : type;
        return result.withNullable(type.nullable());
    }

    /** AVG of integers is of their type, as in Flink; that of decimals has more digits. */
    private static DataType average(CallArguments arguments) {
        DataType type = arguments.type(0);
        DataType result = type instanceof DataType.Decimal decimal ? NumericTypes.average(decimal) : type;
        return result.withNullable(type.nullable());
    }

    private static DataType arrayOf(CallArguments arguments) {
        return new DataType.Array(arguments.type(0), true);
    }

    private static DataType percentile(CallArguments arguments) {
        DataType value = DataTypes.DOUBLE;
        return arguments.type(1) instanceof DataType.Array ? new DataType.Array(value, true) : value;
    }
}
