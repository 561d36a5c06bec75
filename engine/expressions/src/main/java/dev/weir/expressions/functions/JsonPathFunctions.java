package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;
import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.SYMBOL;

import dev.weir.base.WeirException;
import dev.weir.data.ArrayColumnBuilder;
import dev.weir.data.BytesColumnBuilder;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.Rows;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.casts.Cast;
import dev.weir.expressions.casts.Casts;
import dev.weir.expressions.json.JsonPath;
import dev.weir.expressions.json.JsonReader;
import dev.weir.expressions.json.JsonValue;
import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.expressions.json.JsonValue.JsonBoolean;
import dev.weir.expressions.json.JsonValue.JsonNull;
import dev.weir.expressions.json.JsonValue.JsonNumber;
import dev.weir.expressions.json.JsonValue.JsonText;
import dev.weir.expressions.json.JsonWriter;
import dev.weir.expressions.kernels.Patterns;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Getting at parts of JSON by paths. */
final class JsonPathFunctions {
    private JsonPathFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("JSON_EXISTS")
                        .syntax(Syntax.SPECIAL)
                        .takes(CHARACTER, CHARACTER)
                        .takes(CHARACTER, CHARACTER, SYMBOL)
                        .returns(Results.nullable(DataTypes.BOOLEAN))
                        .bind(JsonPathFunctions::exists),
                ScalarFunction.named("JSON_VALUE")
                        .syntax(Syntax.SPECIAL)
                        .takes(CHARACTER, CHARACTER)
                        .takesMany(CHARACTER, CHARACTER, ANY)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind(JsonPathFunctions::value),
                ScalarFunction.named("JSON_QUERY")
                        .syntax(Syntax.SPECIAL)
                        .takes(CHARACTER, CHARACTER)
                        .takes(CHARACTER, CHARACTER, SYMBOL, SYMBOL, SYMBOL)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind(JsonPathFunctions::query));
    }

    private static Kernel exists(CallArguments arguments, DataType type) {
        String onError = arguments.size() > 2 ? JsonBehavior.word(arguments, 2) : "FALSE";
        return RowKernels.booleans(type, (columns, out, context) -> {
            Texts texts = Texts.of(columns[0]);
            Patterns.ByRow<JsonPath> paths = new Patterns<>(JsonPath::compile).open(columns[1]);
            return row -> {
                try {
                    out.put(row, paths.at(row).find(JsonReader.read(texts.string(row))) != null);
                } catch (WeirException failure) {
                    switch (onError) {
                        case "TRUE" -> out.put(row, true);
                        case "FALSE" -> out.put(row, false);
                        case "UNKNOWN" -> out.putNull(row);
                        default -> throw failure;
                    }
                }
            };
        });
    }

    private static WeirException empty(String function) {
        return WeirException.of(ExpressionError.INVALID_JSON, "Empty result of %s function is not allowed", function);
    }

    private static Kernel value(CallArguments arguments, DataType type) {
        JsonBehavior.Both behaviors = JsonBehavior.Both.of(arguments, 2);
        return RowKernels.nullAware(RowKernels.built(type, (columns, out, context) -> {
            Texts texts = Texts.of(columns[0]);
            Patterns.ByRow<JsonPath> paths = new Patterns<>(JsonPath::compile).open(columns[1]);
            ScalarReader reader = new ScalarReader(type, context);
            return row -> {
                if (columns[0].isNull(row) || columns[1].isNull(row)) {
                    out.appendNull();
                    return;
                }
                JsonBehavior behavior;
                WeirException failure;
                try {
                    JsonPath path = paths.at(row);
                    JsonValue found = path.find(JsonReader.read(texts.string(row)));
                    if (found != null && !(found instanceof JsonNull) && found.isScalar()) {
                        reader.append(found, out);
                        return;
                    }
                    if (found != null && !(found instanceof JsonNull) && !path.isLax()) {
                        throw WeirException.of(
                                ExpressionError.INVALID_JSON,
                                "Strict jsonpath mode requires scalar value, and the actual value is: '%s'",
                                JsonWriter.write(found));
                    }
                    behavior = behaviors.onEmpty();
                    failure = empty("JSON_VALUE");
                } catch (WeirException error) {
                    behavior = behaviors.onError();
                    failure = error;
                }
                switch (behavior.word()) {
                    case "NULL" -> out.appendNull();
                    case "DEFAULT" -> reader.appendDefault(columns[behavior.defaultIndex()], row, out);
                    case "ERROR" -> throw failure;
                    default -> throw behavior.unknown();
                }
            };
        }));
    }

    /** Converts scalars of JSON to the type that RETURNING names, over their text. */
    private static final class ScalarReader {
        private final DataType type;
        private final EvaluationContext context;

        ScalarReader(DataType type, EvaluationContext context) {
            this.type = type;
            this.context = context;
        }

        void append(JsonValue value, ColumnBuilder out) {
            out.append(cast(ConstantColumn.of(DataTypes.STRING, text(value), 1)), 0);
        }

        void appendDefault(Column column, int row, ColumnBuilder out) {
            if (column.isNull(row)) {
                out.appendNull();
            } else {
                out.append(cast(column.take(new int[] {row}, 1)), 0);
            }
        }

        private Column cast(Column single) {
            Cast cast = Casts.find(single.type(), type, false);
            if (cast == null) {
                throw Casts.unsupported(single.type(), type);
            }
            return cast.apply(single.flat(), Rows.all(1), context);
        }
    }

    private static @Nullable String text(JsonValue scalar) {
        return switch (scalar) {
            case JsonText v -> v.value();
            case JsonNumber v -> v.digits();
            case JsonBoolean v -> Boolean.toString(v.value());
            case JsonNull v -> null;
            default -> JsonWriter.write(scalar);
        };
    }

    private static Kernel query(CallArguments arguments, DataType type) {
        boolean hasBehaviors = arguments.size() > 2;
        String wrapper = hasBehaviors ? JsonBehavior.word(arguments, 2) : "WITHOUT_ARRAY";
        String onEmpty = hasBehaviors ? JsonBehavior.word(arguments, 3) : "NULL";
        String onError = hasBehaviors ? JsonBehavior.word(arguments, 4) : "NULL";
        if (type instanceof DataType.Array && (onEmpty + onError).contains("EMPTY_OBJECT")) {
            throw WeirException.of(
                    ExpressionError.WRONG_ARGUMENTS, "JSON_QUERY cannot return an EMPTY OBJECT as %s", type.name());
        }
        return RowKernels.built(type, (columns, out, context) -> {
            Texts texts = Texts.of(columns[0]);
            Patterns.ByRow<JsonPath> paths = new Patterns<>(JsonPath::compile).open(columns[1]);
            return row -> {
                String behavior;
                WeirException failure;
                try {
                    JsonValue found = query(paths.at(row), texts.string(row), wrapper);
                    if (found != null) {
                        append(found, out);
                        return;
                    }
                    behavior = onEmpty;
                    failure = empty("JSON_QUERY");
                } catch (WeirException error) {
                    behavior = onError;
                    failure = error;
                }
                switch (behavior) {
                    case "NULL" -> out.appendNull();
                    case "EMPTY_ARRAY" -> append(new JsonArray(List.of()), out);
                    case "EMPTY_OBJECT" -> ((BytesColumnBuilder) out).append("{}");
                    default -> throw failure;
                }
            };
        });
    }

    /** The wrapped result, or null if it counts as empty. */
    private static @Nullable JsonValue query(JsonPath path, String json, String wrapper) {
        JsonValue found = path.find(JsonReader.read(json));
        if (found == null || found instanceof JsonNull) {
            return null;
        }
        boolean wraps = wrapper.equals("WITH_UNCONDITIONAL_ARRAY")
                || wrapper.equals("WITH_CONDITIONAL_ARRAY") && !(found instanceof JsonArray);
        if (wraps) {
            return new JsonArray(List.of(found));
        }
        if (!found.isScalar()) {
            return found;
        }
        if (path.isLax()) {
            return null;
        }
        throw WeirException.of(
                ExpressionError.INVALID_JSON,
                "Strict jsonpath mode requires array or object value, and the actual value is: '%s'",
                String.valueOf(text(found)));
    }

    /** As JSON text or, where RETURNING says so, as an ARRAY of the elements' texts. */
    private static void append(JsonValue value, ColumnBuilder out) {
        if (!(out instanceof ArrayColumnBuilder arrays)) {
            ((BytesColumnBuilder) out).append(JsonWriter.write(value));
            return;
        }
        if (!(value instanceof JsonArray array)) {
            out.appendNull();
            return;
        }
        for (JsonValue element : array.elements()) {
            arrays.elements().appendValue(text(element));
        }
        arrays.endRow();
    }
}
