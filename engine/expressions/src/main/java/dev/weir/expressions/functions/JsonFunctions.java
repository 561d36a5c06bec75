package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;
import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.SYMBOL;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.TypeFamily;
import dev.weir.expressions.json.JsonReader;
import dev.weir.expressions.json.JsonValue;
import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.expressions.json.JsonValue.JsonNull;
import dev.weir.expressions.json.JsonValue.JsonObject;
import dev.weir.expressions.json.JsonValue.JsonText;
import dev.weir.expressions.json.JsonWriter;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Testing and making JSON. Values that are JSON already, such as of JSON_ARRAY, are nested and not quoted. */
final class JsonFunctions {
    private static final List<String> MAKERS = List.of("JSON_OBJECT", "JSON_ARRAY", "JSON");

    private JsonFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>();
        functions.add(ScalarFunction.named("JSON_OBJECT")
                .syntax(Syntax.SPECIAL)
                .takes(SYMBOL)
                .takesMany(SYMBOL, ANY, ANY)
                .returns(JsonFunctions::objectType)
                .bind(JsonFunctions::object));
        functions.add(ScalarFunction.named("JSON_ARRAY")
                .syntax(Syntax.SPECIAL)
                .takes(SYMBOL)
                .takesMany(SYMBOL, ANY)
                .returns(Results.always(DataTypes.STRING.withNullable(false)))
                .bind(JsonFunctions::array));
        functions.add(ScalarFunction.named("JSON")
                .takes(CHARACTER)
                .bind((arguments, type) -> rewritten(type, text -> JsonWriter.write(JsonReader.read(text)))));
        functions.add(ScalarFunction.named("JSON_STRING")
                .takes(ANY)
                .returns(Results.of(DataTypes.STRING))
                .bind((arguments, type) -> RowKernels.text(
                        type,
                        32,
                        (columns, out, context) -> row ->
                                out.put(row, JsonWriter.write(JsonTree.of(columns[0], row, isJson(arguments, 0)))))));
        functions.add(ScalarFunction.named("JSON_QUOTE")
                .takes(CHARACTER)
                .returns(Results.of(DataTypes.STRING))
                .bind((arguments, type) -> rewritten(type, JsonFunctions::quote)));
        functions.add(ScalarFunction.named("JSON_UNQUOTE")
                .takes(CHARACTER)
                .returns(Results.of(DataTypes.STRING))
                .bind((arguments, type) -> rewritten(type, JsonFunctions::unquote)));
        test(functions, "VALUE", value -> true);
        test(functions, "OBJECT", value -> value instanceof JsonObject);
        test(functions, "ARRAY", value -> value instanceof JsonArray);
        test(functions, "SCALAR", JsonValue::isScalar);
        functions.addAll(JsonPathFunctions.all());
        return functions;
    }

    private static void test(List<ScalarFunction> functions, String kind, Predicate<JsonValue> predicate) {
        for (boolean negated : new boolean[] {false, true}) {
            functions.add(ScalarFunction.named((negated ? "IS NOT JSON " : "IS JSON ") + kind)
                    .syntax(Syntax.POSTFIX)
                    .takes(CHARACTER)
                    .returns(Results.BOOLEAN)
                    .bind((arguments, type) -> RowKernels.booleans(type, (columns, out, context) -> {
                        Texts texts = Texts.of(columns[0]);
                        return row -> {
                            JsonValue value = JsonReader.tryRead(texts.string(row));
                            out.put(row, (value != null && predicate.test(value)) != negated);
                        };
                    })));
        }
    }

    /** Whether an argument is the result of a function that makes JSON. */
    private static boolean isJson(CallArguments arguments, int index) {
        ScalarFunction function = arguments.functions().get(index);
        return function != null && MAKERS.contains(function.name());
    }

    private static boolean keepsNulls(CallArguments arguments) {
        return JsonBehavior.word(arguments, 0).startsWith("NULL");
    }

    private static DataType objectType(CallArguments arguments) {
        for (int i = 1; i < arguments.size(); i += 2) {
            if (!TypeFamily.CHARACTER.contains(arguments.type(i))) {
                throw WeirException.of(
                        ExpressionError.WRONG_ARGUMENTS,
                        "a key of JSON_OBJECT is text, and not %s",
                        arguments.type(i).name());
            }
        }
        return DataTypes.STRING.withNullable(false);
    }

    private static Kernel object(CallArguments arguments, DataType type) {
        boolean keepsNulls = keepsNulls(arguments);
        return RowKernels.nullAware(RowKernels.text(type, 64, (columns, out, context) -> row -> {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            for (int i = 1; i + 1 < columns.length; i += 2) {
                JsonValue value = JsonTree.of(columns[i + 1], row, isJson(arguments, i + 1));
                if (keepsNulls || !(value instanceof JsonNull)) {
                    members.put(String.valueOf(columns[i].value(row)), value);
                }
            }
            out.put(row, JsonWriter.write(new JsonObject(members)));
        }));
    }

    private static Kernel array(CallArguments arguments, DataType type) {
        boolean keepsNulls = keepsNulls(arguments);
        return RowKernels.nullAware(RowKernels.text(type, 64, (columns, out, context) -> row -> {
            List<JsonValue> elements = new ArrayList<>();
            for (int i = 1; i < columns.length; i++) {
                JsonValue value = JsonTree.of(columns[i], row, isJson(arguments, i));
                if (keepsNulls || !(value instanceof JsonNull)) {
                    elements.add(value);
                }
            }
            out.put(row, JsonWriter.write(new JsonArray(elements)));
        }));
    }

    /** Makes a text of a text. */
    private interface Rewriting {
        @Nullable
        String rewrite(String text);
    }

    private static Kernel rewritten(DataType type, Rewriting rewriting) {
        return RowKernels.text(type, 32, (columns, out, context) -> {
            Column column = columns[0];
            Texts texts = Texts.of(column);
            return row -> out.putNullable(row, rewriting.rewrite(texts.string(row)));
        });
    }

    private static String quote(String text) {
        StringBuilder out = new StringBuilder();
        JsonWriter.quote(text, out, true);
        return out.toString();
    }

    /** The content of a JSON string; quotes within it may lack their escape. What is no JSON stays as it is. */
    private static String unquote(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        String content = text.substring(1, text.length() - 1);
        StringBuilder escaped = new StringBuilder("\"");
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '\\' && i + 1 < content.length()) {
                escaped.append(c).append(content.charAt(++i));
            } else if (c == '"') {
                escaped.append("\\\"");
            } else if (c < ' ') {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return JsonReader.tryRead(escaped.append('"').toString()) instanceof JsonText(String value) ? value : text;
    }
}
