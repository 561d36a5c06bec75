package dev.weir.expressions.json;

import dev.weir.base.WeirException;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.expressions.json.JsonValue.JsonBoolean;
import dev.weir.expressions.json.JsonValue.JsonNull;
import dev.weir.expressions.json.JsonValue.JsonNumber;
import dev.weir.expressions.json.JsonValue.JsonObject;
import dev.weir.expressions.json.JsonValue.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON (RFC 8259) by recursive descent. */
public final class JsonReader {
    private static final int DEEPEST = 1_000;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * The value that a text is.
     *
     * @throws WeirException if it is not JSON; it names the place
     */
    public static JsonValue read(String text) {
        JsonReader reader = new JsonReader(text);
        JsonValue value = reader.value();
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.unexpected("the end");
        }
        return value;
    }

    /** The value that a text is, or null if it is not JSON. */
    public static @Nullable JsonValue tryRead(String text) {
        try {
            return read(text);
        } catch (WeirException malformed) {
            return null;
        }
    }

    private WeirException unexpected(String wanted) {
        String found = at < text.length() ? "'" + Character.toString(text.codePointAt(at)) + "'" : "the end";
        return WeirException.of(
                ExpressionError.INVALID_JSON,
                "no JSON: %s where %s was expected, at character %d",
                found,
                wanted,
                at + 1);
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        skipBlanks();
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        at++;
    }

    private boolean skip(char wanted) {
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private JsonValue value() {
        if (depth == DEEPEST) {
            throw WeirException.of(ExpressionError.INVALID_JSON, "JSON is nested deeper than %d levels", DEEPEST);
        }
        depth++;
        JsonValue value = switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonText(string());
            case 't' -> word("true", new JsonBoolean(true));
            case 'f' -> word("false", new JsonBoolean(false));
            case 'n' -> word("null", new JsonNull());
            default -> number();
        };
        depth--;
        return value;
    }

    private JsonValue word(String word, JsonValue value) {
        if (!text.startsWith(word, at)) {
            throw unexpected("a value");
        }
        at += word.length();
        return value;
    }

    private JsonObject object() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        at++;
        if (!skip('}')) {
            do {
                if (peek() != '"') {
                    throw unexpected("a key");
                }
                String key = string();
                expect(':');
                members.put(key, value());
            } while (skip(','));
            expect('}');
        }
        return new JsonObject(members);
    }

    private JsonArray array() {
        List<JsonValue> elements = new ArrayList<>();
        at++;
        if (!skip(']')) {
            do {
                elements.add(value());
            } while (skip(','));
            expect(']');
        }
        return new JsonArray(elements);
    }

    private String string() {
        StringBuilder result = new StringBuilder();
        at++;
        while (true) {
            if (at == text.length()) {
                throw unexpected("'\"'");
            }
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return result.toString();
            }
            if (c < ' ') {
                throw unexpected("an escape, because control characters need one,");
            }
            at++;
            result.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at) : 0;
        int mapped = "\"\\/bfnrt".indexOf(c);
        if (c != 0 && mapped >= 0) {
            at++;
            return "\"\\/\b\f\n\r\t".charAt(mapped);
        }
        if (c != 'u') {
            throw unexpected("an escape");
        }
        at++;
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = at < text.length() ? hexDigit(text.charAt(at)) : -1;
            if (digit < 0) {
                throw unexpected("a hexadecimal digit");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private JsonNumber number() {
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        int first = at;
        digits();
        if (text.charAt(first) == '0' && at > first + 1) {
            at = first + 1;
            throw unexpected("',' or the end");
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits();
        }
        return new JsonNumber(text.substring(start, at));
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw unexpected("a value");
        }
    }
}
