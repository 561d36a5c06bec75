package dev.weir.expressions.json;

import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.expressions.json.JsonValue.JsonBoolean;
import dev.weir.expressions.json.JsonValue.JsonNull;
import dev.weir.expressions.json.JsonValue.JsonNumber;
import dev.weir.expressions.json.JsonValue.JsonObject;
import dev.weir.expressions.json.JsonValue.JsonText;
import java.util.TreeMap;

/** Writes JSON without blanks, the members of objects sorted by key, as Flink does. */
public final class JsonWriter {
    private JsonWriter() {}

    /** The text of a value. */
    public static String write(JsonValue value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(JsonValue value, StringBuilder out) {
        switch (value) {
            case JsonNull v -> out.append("null");
            case JsonBoolean v -> out.append(v.value());
            case JsonNumber v -> out.append(v.digits());
            case JsonText v -> quote(v.value(), out, false);
            case JsonArray v -> {
                out.append('[');
                for (int i = 0; i < v.elements().size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    write(v.elements().get(i), out);
                }
                out.append(']');
            }
            case JsonObject v -> {
                String separator = "{";
                for (var member : new TreeMap<>(v.members()).entrySet()) {
                    out.append(separator);
                    quote(member.getKey(), out, false);
                    out.append(':');
                    write(member.getValue(), out);
                    separator = ",";
                }
                out.append(v.members().isEmpty() ? "{}" : "}");
            }
        }
    }

    /**
     * Appends text in quotes.
     *
     * @param ascii whether all that is not printable ASCII is escaped, and the slash as well
     */
    public static void quote(String text, StringBuilder out, boolean ascii) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int mapped = "\"\\\b\f\n\r\t".indexOf(c);
            if (mapped >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(mapped));
            } else if (c == '/' && ascii) {
                out.append("\\/");
            } else if (c < ' ' || ascii && c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
