package dev.weir.conformance;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.data.Row;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.expressions.json.JsonReader;
import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.operators.ValuesSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table of one row that a recorded expectation is about. */
public final class RecordedRowConnector implements ConnectorFactory {
    private static final Option<String> ROW =
            Option.required("row", OptionType.STRING, "The values, an array of JSON.");

    @Override
    public String identifier() {
        return "recorded-row";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ROW);
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        JsonArray json = (JsonArray) JsonReader.read(table.options().get(ROW));
        @Nullable Object[] values = new @Nullable Object[table.schema().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ExpectedValues.of(json.elements().get(i), table.schema().type(i));
        }
        return Optional.of(new ValuesSource(table.schema(), List.of(Row.of(values))));
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return Optional.empty();
    }
}
