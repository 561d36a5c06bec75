package dev.weir.expressions.functions;

import static dev.weir.expressions.functions.FunctionTester.function;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Literal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollectionFunctionsTest {
    private static Literal ints(@Nullable Integer... values) {
        return new Literal(Arrays.asList(values), DataTypes.array(DataTypes.INT));
    }

    private static Literal texts(@Nullable String... values) {
        return new Literal(Arrays.asList(values), DataTypes.array(DataTypes.STRING));
    }

    private static Literal map(Object... keysAndValues) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Literal(map, DataTypes.map(DataTypes.STRING, DataTypes.INT));
    }

    @Test
    void makingCollections() {
        function("ARRAY")
                .gives(Arrays.asList(null, 1L), Literal.nullOf(DataTypes.INT), 1L)
                .fails(ExpressionError.WRONG_ARGUMENTS, 1, true);
        function("MAP")
                .gives(Map.of(1, 8, 2, 20), 1, 1, 2, 24, 1, 8, 2, 20)
                .fails(ExpressionError.WRONG_ARGUMENTS, 1, 2, 3);
        function("ROW").gives(Row.of("hello", 12), "hello", 12);
    }

    @Test
    void gettingAtParts() {
        function("ITEM")
                .gives(2, ints(1, 2), 2)
                .gives(null, ints(1), 2)
                .gives(12, map("a", 12), "a")
                .gives(null, map("a", 12), "b")
                .fails(ExpressionError.WRONG_ARGUMENTS, ints(1), 0);
        DataType type = DataTypes.row("a", DataTypes.INT, "b", DataTypes.STRING);
        function("FIELD")
                .gives("x", new Literal(Row.of(1, "x"), type), Literal.text("b"))
                .fails(ExpressionError.WRONG_ARGUMENTS, new Literal(Row.of(1, "x"), type), Literal.text("c"));
        function("CARDINALITY").gives(3, ints(1, null, 2)).gives(1, map("a", 1));
        function("ELEMENT").gives(1, ints(1)).gives(null, ints()).fails(ExpressionError.NOT_ONE_ELEMENT, ints(1, 2));
    }

    @Test
    void arrays() {
        function("ARRAY_APPEND")
                .gives(Arrays.asList(1, 2, null), ints(1, 2), null)
                .gives(List.of("a", "!"), texts("a"), "!")
                .fails(ExpressionError.WRONG_ARGUMENTS, texts("a"), 1);
        function("ARRAY_PREPEND").gives(List.of(0, 1), ints(1), 0);
        function("ARRAY_REMOVE")
                .gives(Arrays.asList(null, 2), ints(1, null, 2, 1), 1)
                .gives(List.of(1), ints(1, null), null);
        function("ARRAY_CONTAINS").gives(true, ints(1, null), null).gives(false, ints(1), 2);
        function("ARRAY_POSITION")
                .gives(3, ints(null, 1, 2, 2), 2)
                .gives(0, ints(1), 2)
                .gives(null, ints(1), Literal.nullOf(DataTypes.INT));
        function("ARRAY_REVERSE").gives(Arrays.asList(null, 2, 1), ints(1, 2, null));
        function("ARRAY_CONCAT")
                .gives(Arrays.asList(1, null, 4), ints(1), ints(null, 4))
                .gives(List.of(1), ints(1));
        function("ARRAY_DISTINCT").gives(Arrays.asList(1, null, 2), ints(1, null, 2, 1, null));
        function("ARRAY_UNION").gives(Arrays.asList(1, 2, null), ints(1, 2, 2), ints(2, null));
        function("ARRAY_EXCEPT").gives(List.of(1), ints(1, 2, 1), ints(2));
        function("ARRAY_INTERSECT").gives(List.of(2), ints(1, 2, 2), ints(2, 3));
        function("ARRAY_SLICE")
                .gives(List.of("b", "c"), texts("a", "b", "c"), 2)
                .gives(List.of("a", "b"), texts("a", "b", "c"), -3, -2)
                .gives(List.of(), texts("a"), 2, 1);
        function("ARRAY_SORT")
                .gives(Arrays.asList(null, 1, 2), ints(2, null, 1))
                .gives(Arrays.asList(2, 1, null), ints(2, null, 1), false)
                .gives(Arrays.asList(null, 2, 1), ints(2, null, 1), false, true);
        function("ARRAY_MAX")
                .gives(2, ints(1, 2, null))
                .gives(null, ints())
                .fails(ExpressionError.WRONG_ARGUMENTS, new Literal(List.of(true), DataTypes.array(DataTypes.BOOLEAN)));
        function("ARRAY_MIN").gives("a", texts("b", null, "a"));
        function("ARRAY_JOIN").gives("a+b", texts("a", null, "b"), "+").gives("a+?+b", texts("a", null, "b"), "+", "?");
    }

    @Test
    void maps() {
        function("MAP_KEYS").gives(List.of("a", "b"), map("a", 1, "b", 2));
        function("MAP_VALUES").gives(List.of(1, 2), map("a", 1, "b", 2));
        function("MAP_ENTRIES").gives(List.of(Row.of("a", 1)), map("a", 1));
        function("MAP_FROM_ARRAYS")
                .gives(Map.of("a", 1), texts("a"), ints(1))
                .fails(ExpressionError.INVALID_ARGUMENT_VALUE, texts("a", "b"), ints(1));
        function("MAP_UNION").gives(Map.of("a", 3, "b", 2), map("a", 1, "b", 2), map("a", 3));
        function("=").gives(true, map("a", 1, "b", 2), map("b", 2, "a", 1)).gives(false, ints(1, 2), ints(1, 3));
    }
}
