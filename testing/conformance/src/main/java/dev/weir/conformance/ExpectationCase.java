package dev.weir.conformance;

import dev.weir.expressions.json.JsonReader;
import dev.weir.expressions.json.JsonValue;
import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.expressions.json.JsonValue.JsonBoolean;
import dev.weir.expressions.json.JsonValue.JsonNull;
import dev.weir.expressions.json.JsonValue.JsonObject;
import dev.weir.expressions.json.JsonValue.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One recorded expectation of another engine: an object of JSON, read by name. */
record ExpectationCase(JsonObject object) {
    /** The cases of a compressed file of JSON lines. */
    static List<ExpectationCase> read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> new ExpectationCase((JsonObject) JsonReader.read(line)))
                    .toList();
        }
    }

    /** The text of a member, or null. */
    @Nullable
    String text(String name) {
        return object.members().get(name) instanceof JsonText(String value) ? value : null;
    }

    /** The text of a member that every case has. */
    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw new IllegalArgumentException("a case has no " + name + ": " + object);
        }
        return text;
    }

    /** Whether a member is true. */
    boolean is(String name) {
        return object.members().get(name) instanceof JsonBoolean(boolean value) && value;
    }

    /** Whether there is a member, and it is not null. */
    boolean has(String name) {
        return object.members().containsKey(name) && !(object.members().get(name) instanceof JsonNull);
    }

    /** The elements of a member, or null if it is no array. */
    @Nullable
    List<JsonValue> list(String name) {
        return object.members().get(name) instanceof JsonArray(List<JsonValue> elements) ? elements : null;
    }
}
