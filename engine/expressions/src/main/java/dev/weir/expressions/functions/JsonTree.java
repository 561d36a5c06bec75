package dev.weir.expressions.functions;

import dev.weir.data.ArrayColumn;
import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.Field;
import dev.weir.data.MapColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.json.JsonReader;
import dev.weir.expressions.json.JsonValue;
import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.expressions.json.JsonValue.JsonBoolean;
import dev.weir.expressions.json.JsonValue.JsonNull;
import dev.weir.expressions.json.JsonValue.JsonNumber;
import dev.weir.expressions.json.JsonValue.JsonObject;
import dev.weir.expressions.json.JsonValue.JsonText;
import dev.weir.expressions.kernels.NumericTypes;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of SQL as JSON: rows and maps are objects, binary is Base64, points in time are text of ISO 8601. */
final class JsonTree {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

    private JsonTree() {}

    /**
     * The value of a row.
     *
     * @param isJson whether it is text that holds JSON already
     */
    static JsonValue of(Column column, int row, boolean isJson) {
        if (column.isNull(row)) {
            return new JsonNull();
        }
        return switch (column) {
            case ConstantColumn c -> of(c.single(), 0, isJson);
            case DictionaryColumn c -> of(c.dictionary(), c.indexes()[row], isJson);
            case BooleanColumn c -> new JsonBoolean(c.values()[row]);
            case DecimalColumn c -> new JsonNumber(String.valueOf(c.value(row)));
            case BytesColumn c
            when CommonTypes.isBinary(c.type()) ->
                new JsonText(Base64.getEncoder().encodeToString(c.bytesAt(row)));
            case BytesColumn c -> isJson ? JsonReader.read(c.stringAt(row)) : new JsonText(c.stringAt(row));
            case TimestampColumn c -> timestamp(c, row);
            case ArrayColumn c -> array(c, row);
            case MapColumn c -> map(c, row);
            case RowColumn c -> object(c, row);
            default ->
                NumericTypes.isNumeric(column.type())
                        ? new JsonNumber(String.valueOf(column.value(row)))
                        : new JsonText(String.valueOf(column.value(row)));
        };
    }

    private static JsonText timestamp(TimestampColumn column, int row) {
        String text = ISO.format(column.dateTimeAt(row));
        return new JsonText(column.type() instanceof DataType.TimestampLtz ? text + "Z" : text);
    }

    private static JsonArray array(ArrayColumn column, int row) {
        List<JsonValue> elements = new ArrayList<>();
        int first = column.offsets()[row];
        for (int i = first; i < first + column.lengths()[row]; i++) {
            elements.add(of(column.elements(), i, false));
        }
        return new JsonArray(elements);
    }

    private static JsonObject map(MapColumn column, int row) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        int first = column.offsets()[row];
        for (int i = first; i < first + column.lengths()[row]; i++) {
            members.put(String.valueOf(column.keys().value(i)), of(column.values(), i, false));
        }
        return new JsonObject(members);
    }

    private static JsonObject object(RowColumn column, int row) {
        List<Field> fields = ((DataType.RowOf) column.type()).fields();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            members.put(fields.get(i).name(), of(column.fields().get(i), row, false));
        }
        return new JsonObject(members);
    }
}
