package dev.weir.expressions.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.expressions.json.JsonValue.JsonBoolean;
import dev.weir.expressions.json.JsonValue.JsonNull;
import dev.weir.expressions.json.JsonValue.JsonNumber;
import dev.weir.expressions.json.JsonValue.JsonObject;
import dev.weir.expressions.json.JsonValue.JsonText;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Provide
    Arbitrary<JsonValue> values() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(8);
        Arbitrary<JsonValue> scalars = Arbitraries.oneOf(
                texts.map(JsonText::new),
                Arbitraries.longs().map(number -> new JsonNumber(Long.toString(number))),
                Arbitraries.of(true, false).map(JsonBoolean::new),
                Arbitraries.just(new JsonNull()));
        return Arbitraries.recursive(
                () -> scalars,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(JsonArray::new),
                        Arbitraries.maps(texts, inner).ofMaxSize(3).map(JsonObject::new)),
                3);
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll("values") JsonValue value) {
        assertThat(JsonReader.read(JsonWriter.write(value))).isEqualTo(value);
    }

    @Test
    void malformedTextIsRejectedWithThePlace() {
        for (String text : new String[] {
            "",
            "{",
            "[1,]",
            "{\"a\" 1}",
            "01",
            "1.",
            "+1",
            "\"a",
            "\"\\x\"",
            "\"\\u12\"",
            "nul",
            "[1] 2",
            "{a:1}",
            "\"\t\"",
            "-"
        }) {
            assertThat(JsonReader.tryRead(text)).as(text).isNull();
        }
        assertThatThrownBy(() -> JsonReader.read("{\"a\": tru}"))
                .hasMessage("WEIR-EXPR-0008: no JSON: 't' where a value was expected, at character 7");
        assertThatThrownBy(() -> JsonReader.read("[".repeat(2000))).hasMessageContaining("nested deeper");
    }

    private static String find(String path) {
        JsonValue root = JsonReader.read("{\"a\": {\"b\": [1, 2, {\"c\": 3}]}, \"x y\": null, \"b\": 5}");
        JsonValue found = JsonPath.compile(path).find(root);
        return found == null ? "nothing" : JsonWriter.write(found);
    }

    @Test
    void paths() {
        assertThat(find("$.a.b[0]")).isEqualTo("1");
        assertThat(find("$['a']['b'][-1].c")).isEqualTo("3");
        assertThat(find("$.a.b[*]")).isEqualTo("[1,2,{\"c\":3}]");
        assertThat(find("$.a.b[0,1]")).isEqualTo("[1,2]");
        assertThat(find("$.a.b[1:]")).isEqualTo("[2,{\"c\":3}]");
        assertThat(find("$.a.b[:1]")).isEqualTo("[1]");
        assertThat(find("$..b")).isEqualTo("[5,[1,2,{\"c\":3}]]");
        assertThat(find("strict $.['x y']")).isEqualTo("null");
        assertThat(find("lax $.nowhere[2].else")).isEqualTo("nothing");
        assertThatThrownBy(() -> find("$.nowhere")).hasMessageContaining("No results for path: $.nowhere");
        assertThatThrownBy(() -> find("a.b")).hasMessageContaining("'a.b' is no JSON path");
        assertThatThrownBy(() -> find("$.a[")).hasMessageContaining("an index was expected at character 5");
    }
}
