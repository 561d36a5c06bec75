package dev.weir.formats.json;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.formats.json.JsonNode.WrongKind;
import dev.weir.formats.json.JsonScan.Malformed;
import dev.weir.formats.text.FieldParser;
import java.time.ZoneId;

/** ARRAY, MAP and ROW. */
record JsonNestedParser(DataType type, ZoneId zone) implements FieldParser {
    @Override
    public Column parse(Fields fields, int rows) {
        JsonNode node = JsonNode.create(type, zone);
        for (int row = 0; row < rows; row++) {
            if (fields.start(row) < 0 || fields.end(row) < 0 || fields.isBad(row)) {
                if (fields.start(row) >= 0) {
                    fields.invalid(row);
                }
                node.appendNull(row);
                continue;
            }
            try {
                node.append(fields.chunk(), fields.start(row), fields.end(row), row);
            } catch (Malformed | WrongKind e) {
                fields.invalid(row);
                node.abandon();
                node.appendNull(row);
            }
        }
        return node.build(fields);
    }

    @Override
    public String expected() {
        return "";
    }
}
