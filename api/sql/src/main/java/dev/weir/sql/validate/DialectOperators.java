package dev.weir.sql.validate;

import dev.weir.expressions.AggregateFunctionDefinition;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.functions.FunctionLibrary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * All operators and functions of the dialect. Those with a syntax of their own, and the aggregates that Calcite reasons
 * about, are Calcite's; all others come from the function library. Names are found in any case. Immutable.
 */
public final class DialectOperators implements SqlOperatorTable {
    private static final DialectOperators STANDARD = new DialectOperators(FunctionLibrary.standard());

    private final List<SqlOperator> operators = new ArrayList<>();
    private final Map<String, List<SqlOperator>> byName = new HashMap<>();

    private DialectOperators(FunctionLibrary library) {
        logic().forEach(this::add);
        arithmetic().forEach(this::add);
        special().forEach(this::add);
        aggregates().forEach(this::add);
        windows().forEach(this::add);
        patterns().forEach(this::add);
        json().forEach(this::add);
        WindowFunction.all().forEach(this::add);
        for (AggregateFunctionDefinition aggregate : library.aggregateFunctions()) {
            if (!byName.containsKey(aggregate.name())) {
                add(new LibraryAggregate(aggregate));
            }
        }
        List<String> taken = List.copyOf(byName.keySet());
        for (ScalarFunction function : library.scalarFunctions()) {
            addFunction(function.name(), function, taken);
            function.aliases().forEach(alias -> addFunction(alias, function, taken));
        }
    }

    /** The operators and functions that every session has. */
    public static DialectOperators standard() {
        return STANDARD;
    }

    /** The names that can be called, for hints. */
    public Collection<String> functionNames() {
        TreeSet<String> names = new TreeSet<>();
        for (SqlOperator operator : operators) {
            boolean isWord = !operator.getName().isEmpty()
                    && Character.isLetter(operator.getName().charAt(0));
            if (isWord && shape(operator.getSyntax()) == SqlSyntax.FUNCTION) {
                names.add(operator.getName());
            }
        }
        return names;
    }

    private void add(SqlOperator operator) {
        operators.add(operator);
        byName.computeIfAbsent(operator.getName().toUpperCase(Locale.ROOT), name -> new ArrayList<>())
                .add(operator);
    }

    private void addFunction(String name, ScalarFunction function, List<String> taken) {
        boolean callable = function.syntax() == ScalarFunction.Syntax.FUNCTION
                || function.syntax() == ScalarFunction.Syntax.NILADIC;
        if (callable && !taken.contains(name.toUpperCase(Locale.ROOT))) {
            add(new LibraryFunction(name, function));
        }
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        if (!name.isSimple()) {
            return;
        }
        for (SqlOperator operator : byName.getOrDefault(name.getSimple().toUpperCase(Locale.ROOT), List.of())) {
            // Calcite looks all functions up as written with parentheses, whatever their syntax.
            boolean sameSyntax = shape(operator.getSyntax()) == shape(syntax) || operator instanceof CastOperator;
            boolean sameCategory = !isTable(category) || operator instanceof WindowFunction;
            if (sameSyntax && sameCategory) {
                found.add(operator);
            }
        }
    }

    private static boolean isTable(@Nullable SqlFunctionCategory category) {
        return category == SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION
                || category == SqlFunctionCategory.USER_DEFINED_TABLE_SPECIFIC_FUNCTION;
    }

    /** All ways to write a function are one shape: with parentheses, without, with a star. */
    private static SqlSyntax shape(SqlSyntax syntax) {
        return switch (syntax) {
            case FUNCTION_STAR, FUNCTION_ID, FUNCTION_ID_CONSTANT, ORDERED_FUNCTION -> SqlSyntax.FUNCTION;
            default -> syntax;
        };
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return operators;
    }

    private static List<SqlOperator> logic() {
        return List.of(
                SqlStdOperatorTable.AND,
                SqlStdOperatorTable.OR,
                SqlStdOperatorTable.NOT,
                SqlStdOperatorTable.EQUALS,
                SqlStdOperatorTable.NOT_EQUALS,
                SqlStdOperatorTable.LESS_THAN,
                SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
                SqlStdOperatorTable.GREATER_THAN,
                SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
                SqlStdOperatorTable.IS_DISTINCT_FROM,
                SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
                SqlStdOperatorTable.IS_NULL,
                SqlStdOperatorTable.IS_NOT_NULL,
                SqlStdOperatorTable.IS_TRUE,
                SqlStdOperatorTable.IS_NOT_TRUE,
                SqlStdOperatorTable.IS_FALSE,
                SqlStdOperatorTable.IS_NOT_FALSE,
                SqlStdOperatorTable.IS_UNKNOWN,
                SqlStdOperatorTable.IS_NOT_UNKNOWN,
                SqlStdOperatorTable.BETWEEN,
                SqlStdOperatorTable.NOT_BETWEEN,
                SqlStdOperatorTable.SYMMETRIC_BETWEEN,
                SqlStdOperatorTable.SYMMETRIC_NOT_BETWEEN,
                SqlStdOperatorTable.IN,
                SqlStdOperatorTable.NOT_IN,
                SqlStdOperatorTable.SOME_EQ,
                SqlStdOperatorTable.SOME_NE,
                SqlStdOperatorTable.SOME_LT,
                SqlStdOperatorTable.SOME_LE,
                SqlStdOperatorTable.SOME_GT,
                SqlStdOperatorTable.SOME_GE,
                SqlStdOperatorTable.ALL_EQ,
                SqlStdOperatorTable.ALL_NE,
                SqlStdOperatorTable.ALL_LT,
                SqlStdOperatorTable.ALL_LE,
                SqlStdOperatorTable.ALL_GT,
                SqlStdOperatorTable.ALL_GE,
                SqlStdOperatorTable.EXISTS,
                SqlStdOperatorTable.LIKE,
                SqlStdOperatorTable.NOT_LIKE,
                SqlStdOperatorTable.SIMILAR_TO,
                SqlStdOperatorTable.NOT_SIMILAR_TO,
                SqlStdOperatorTable.OVERLAPS,
                SqlStdOperatorTable.CASE,
                SqlStdOperatorTable.NULLIF);
    }

    private static List<SqlOperator> arithmetic() {
        return List.of(
                SqlStdOperatorTable.PLUS,
                SqlStdOperatorTable.MINUS,
                SqlStdOperatorTable.MULTIPLY,
                SqlStdOperatorTable.DIVIDE,
                SqlStdOperatorTable.PERCENT_REMAINDER,
                SqlStdOperatorTable.MOD,
                SqlStdOperatorTable.UNARY_MINUS,
                SqlStdOperatorTable.UNARY_PLUS,
                SqlStdOperatorTable.DATETIME_PLUS,
                SqlStdOperatorTable.MINUS_DATE,
                SqlStdOperatorTable.CONCAT,
                SqlStdOperatorTable.CEIL,
                SqlStdOperatorTable.FLOOR,
                SqlStdOperatorTable.EXTRACT,
                SqlStdOperatorTable.YEAR,
                SqlStdOperatorTable.QUARTER,
                SqlStdOperatorTable.MONTH,
                SqlStdOperatorTable.WEEK,
                SqlStdOperatorTable.DAYOFYEAR,
                SqlStdOperatorTable.DAYOFMONTH,
                SqlStdOperatorTable.DAYOFWEEK,
                SqlStdOperatorTable.HOUR,
                SqlStdOperatorTable.MINUTE,
                SqlStdOperatorTable.SECOND,
                SqlStdOperatorTable.TIMESTAMP_ADD,
                SqlStdOperatorTable.TIMESTAMP_DIFF);
    }

    private static List<SqlOperator> special() {
        return List.of(
                SqlStdOperatorTable.AS,
                CastOperator.CAST,
                CastOperator.TRY_CAST,
                SqlStdOperatorTable.TRIM,
                SqlStdOperatorTable.POSITION,
                RowOperator.ROW,
                SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR,
                SqlStdOperatorTable.MAP_VALUE_CONSTRUCTOR,
                SqlStdOperatorTable.MULTISET_VALUE,
                SqlStdOperatorTable.ARRAY_QUERY,
                SqlStdOperatorTable.MAP_QUERY,
                SqlStdOperatorTable.MULTISET_QUERY,
                SqlStdOperatorTable.ITEM,
                SqlStdOperatorTable.DOT,
                SqlStdOperatorTable.CARDINALITY,
                SqlStdOperatorTable.ELEMENT,
                SqlStdOperatorTable.DEFAULT,
                SqlStdOperatorTable.EXPLICIT_TABLE,
                SqlStdOperatorTable.VALUES,
                SqlStdOperatorTable.UNION,
                SqlStdOperatorTable.UNION_ALL,
                SqlStdOperatorTable.EXCEPT,
                SqlStdOperatorTable.EXCEPT_ALL,
                SqlStdOperatorTable.INTERSECT,
                SqlStdOperatorTable.INTERSECT_ALL,
                SqlStdOperatorTable.DESC,
                SqlStdOperatorTable.NULLS_FIRST,
                SqlStdOperatorTable.NULLS_LAST,
                SqlStdOperatorTable.UNNEST,
                SqlStdOperatorTable.UNNEST_WITH_ORDINALITY,
                SqlStdOperatorTable.LATERAL,
                SqlStdOperatorTable.COLLECTION_TABLE,
                SqlStdOperatorTable.SET_SEMANTICS_TABLE,
                SqlStdOperatorTable.DESCRIPTOR,
                SqlStdOperatorTable.CURSOR,
                SqlStdOperatorTable.TABLESAMPLE,
                SqlStdOperatorTable.ARGUMENT_ASSIGNMENT,
                SqlStdOperatorTable.SCALAR_QUERY,
                SqlStdOperatorTable.GROUPING,
                SqlStdOperatorTable.GROUPING_ID,
                SqlStdOperatorTable.GROUP_ID,
                SqlStdOperatorTable.GROUPING_SETS,
                SqlStdOperatorTable.ROLLUP,
                SqlStdOperatorTable.CUBE,
                SqlStdOperatorTable.TUMBLE_OLD,
                SqlStdOperatorTable.TUMBLE_START,
                SqlStdOperatorTable.TUMBLE_END,
                SqlStdOperatorTable.HOP_OLD,
                SqlStdOperatorTable.HOP_START,
                SqlStdOperatorTable.HOP_END,
                SqlStdOperatorTable.SESSION_OLD,
                SqlStdOperatorTable.SESSION_START,
                SqlStdOperatorTable.SESSION_END);
    }

    private static List<SqlOperator> aggregates() {
        return List.of(
                SqlStdOperatorTable.COUNT,
                SqlStdOperatorTable.SUM,
                SqlStdOperatorTable.SUM0,
                SqlStdOperatorTable.AVG,
                SqlStdOperatorTable.MIN,
                SqlStdOperatorTable.MAX,
                SqlStdOperatorTable.SINGLE_VALUE,
                SqlStdOperatorTable.STDDEV,
                SqlStdOperatorTable.STDDEV_POP,
                SqlStdOperatorTable.STDDEV_SAMP,
                SqlStdOperatorTable.VARIANCE,
                SqlStdOperatorTable.VAR_POP,
                SqlStdOperatorTable.VAR_SAMP,
                SqlStdOperatorTable.FILTER,
                SqlStdOperatorTable.WITHIN_GROUP,
                SqlStdOperatorTable.IGNORE_NULLS,
                SqlStdOperatorTable.RESPECT_NULLS);
    }

    private static List<SqlOperator> windows() {
        return List.of(
                SqlStdOperatorTable.OVER,
                SqlStdOperatorTable.ROW_NUMBER,
                SqlStdOperatorTable.RANK,
                SqlStdOperatorTable.DENSE_RANK,
                SqlStdOperatorTable.PERCENT_RANK,
                SqlStdOperatorTable.CUME_DIST,
                SqlStdOperatorTable.NTILE,
                SqlStdOperatorTable.LAG,
                SqlStdOperatorTable.LEAD,
                SqlStdOperatorTable.NTH_VALUE);
    }

    private static List<SqlOperator> patterns() {
        return List.of(
                SqlStdOperatorTable.FIRST,
                SqlStdOperatorTable.LAST,
                SqlStdOperatorTable.PREV,
                SqlStdOperatorTable.NEXT,
                SqlStdOperatorTable.FINAL,
                SqlStdOperatorTable.RUNNING,
                SqlStdOperatorTable.CLASSIFIER,
                SqlStdOperatorTable.MATCH_NUMBER,
                SqlStdOperatorTable.PATTERN_ALTER,
                SqlStdOperatorTable.PATTERN_CONCAT,
                SqlStdOperatorTable.PATTERN_QUANTIFIER,
                SqlStdOperatorTable.PATTERN_PERMUTE,
                SqlStdOperatorTable.PATTERN_EXCLUDE);
    }

    private static List<SqlOperator> json() {
        return List.of(
                SqlStdOperatorTable.JSON_EXISTS,
                JsonOperators.VALUE,
                JsonOperators.QUERY,
                JsonOperators.OBJECT,
                JsonOperators.ARRAY,
                SqlStdOperatorTable.JSON_OBJECTAGG,
                SqlStdOperatorTable.JSON_ARRAYAGG,
                SqlStdOperatorTable.IS_JSON_VALUE,
                SqlStdOperatorTable.IS_JSON_OBJECT,
                SqlStdOperatorTable.IS_JSON_ARRAY,
                SqlStdOperatorTable.IS_JSON_SCALAR,
                SqlStdOperatorTable.IS_NOT_JSON_VALUE,
                SqlStdOperatorTable.IS_NOT_JSON_OBJECT,
                SqlStdOperatorTable.IS_NOT_JSON_ARRAY,
                SqlStdOperatorTable.IS_NOT_JSON_SCALAR);
    }
}
