package dev.weir.expressions.json;

import java.util.List;
import java.util.Map;

/** A value of JSON. */
public sealed interface JsonValue {
    /** An object; members in the order of the text. */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {}

    /** An array. */
    record JsonArray(List<JsonValue> elements) implements JsonValue {}

    /** A string. */
    record JsonText(String value) implements JsonValue {}

    /** A number, as it was written. */
    record JsonNumber(String digits) implements JsonValue {}

    /** TRUE or FALSE. */
    record JsonBoolean(boolean value) implements JsonValue {}

    /** The null of JSON, which is a value. */
    record JsonNull() implements JsonValue {}

    /** Whether it is neither an object nor an array. */
    default boolean isScalar() {
        return !(this instanceof JsonObject) && !(this instanceof JsonArray);
    }
}
