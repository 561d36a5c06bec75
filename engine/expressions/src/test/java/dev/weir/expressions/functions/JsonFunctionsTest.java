package dev.weir.expressions.functions;

import static dev.weir.expressions.functions.FunctionTester.function;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Literal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFunctionsTest {
    private static final String DOCUMENT = "{\"type\": \"post\", \"age\": 42, \"tags\": [\"a\", null], \"o\": {}}";

    private static Literal word(String text) {
        return Literal.text(text);
    }

    @Test
    void findingByPaths() {
        function("JSON_EXISTS")
                .gives(true, DOCUMENT, word("lax $.tags[0]"))
                .gives(false, DOCUMENT, word("lax $.tags[3]"))
                .gives(true, DOCUMENT, word("strict $.nothing"), word("TRUE"))
                .gives(null, DOCUMENT, word("strict $.nothing"), word("UNKNOWN"))
                .fails(ExpressionError.INVALID_JSON, DOCUMENT, word("strict $.nothing"), word("ERROR"));
        function("JSON_VALUE")
                .gives("post", DOCUMENT, word("$.type"))
                .gives("42", DOCUMENT, word("$.age"))
                .gives(null, DOCUMENT, word("$.tags"))
                .gives("x", DOCUMENT, word("lax $.none"), word("DEFAULT"), word("x"), word("EMPTY"))
                .gives(null, "no json", word("$.a"))
                .fails(ExpressionError.INVALID_JSON, "no json", word("$.a"), word("ERROR"), word("ERROR"));
        function("JSON_VALUE").to(DataTypes.INT).gives(42, DOCUMENT, word("$.age"));
        function("JSON_QUERY")
                .gives("[\"a\",null]", DOCUMENT, word("$.tags"))
                .gives(null, DOCUMENT, word("$.age"))
                .gives("[42]", DOCUMENT, word("$.age"), word("WITH_CONDITIONAL_ARRAY"), word("NULL"), word("NULL"))
                .gives(
                        "[[\"a\",null]]",
                        DOCUMENT,
                        word("$.tags"),
                        word("WITH_UNCONDITIONAL_ARRAY"),
                        word("NULL"),
                        word("NULL"))
                .gives("{}", DOCUMENT, word("lax $.x"), word("WITHOUT_ARRAY"), word("EMPTY_OBJECT"), word("NULL"));
    }

    @Test
    void making() {
        function("JSON_OBJECT")
                .gives(
                        "{\"a\":1,\"b\":null}",
                        word("NULL_ON_NULL"),
                        word("b"),
                        Literal.nullOf(DataTypes.INT),
                        word("a"),
                        1)
                .gives("{}", word("ABSENT_ON_NULL"), word("b"), Literal.nullOf(DataTypes.INT));
        Literal row = new Literal(
                Row.of(Instant.EPOCH, List.of(true)),
                DataTypes.row("t", DataTypes.timestampLtz(3), "l", DataTypes.array(DataTypes.BOOLEAN)));
        function("JSON_ARRAY")
                .gives(
                        "[\"V\",1.5,\"AQ==\",{\"l\":[true],\"t\":\"1970-01-01T00:00:00Z\"}]",
                        word("NULL_ON_NULL"),
                        "V",
                        1.5,
                        new byte[] {1},
                        row)
                .gives("[]", word("ABSENT_ON_NULL"));
        function("JSON_STRING").gives("\"a\\\"b\"", "a\"b").gives("1", 1);
    }

    @Test
    void quotingAndTesting() {
        function("JSON_QUOTE").gives("\"\\\"\\/\\u2260\\t\"", "\"/≠\t");
        function("JSON_UNQUOTE")
                .gives("[\"abc\"]", "\"[\"abc\"]\"")
                .gives("A", "\"\\u0041\"")
                .gives("\"[1, 2, 3}", "\"[1, 2, 3}")
                .gives("\"a\\u006z\"", "\"a\\u006z\"");
        function("IS JSON VALUE").gives(true, "[1]").gives(false, "[").gives(true, "null");
        function("IS JSON OBJECT").gives(false, "[1]").gives(true, "{}");
        function("IS NOT JSON SCALAR").gives(false, "1").gives(true, "{}");
    }
}
