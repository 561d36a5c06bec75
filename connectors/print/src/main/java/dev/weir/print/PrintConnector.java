package dev.weir.print;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code 'connector'='print'}: rows on standard output or standard error, as Flink writes them. */
public final class PrintConnector implements ConnectorFactory {
    static final Option<String> IDENTIFIER = Option.of(
            "print-identifier",
            OptionType.STRING,
            "",
            "What stands before every row, to tell several print tables apart.");
    static final Option<Boolean> STANDARD_ERROR = Option.of(
            "standard-error", OptionType.BOOLEAN, false, "Print to standard error instead of standard output.");

    @Override
    public String identifier() {
        return "print";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(IDENTIFIER, STANDARD_ERROR, ConnectOptions.SINK_PARALLELISM);
    }

    @Override
    public Optional<Source> source(TableDefinition table) {
        return Optional.empty();
    }

    @Override
    public Optional<Sink> sink(TableDefinition table) {
        return changelogSink(table, null);
    }

    @Override
    public Optional<Sink> changelogSink(TableDefinition table, int @Nullable [] upsertKey) {
        Configuration options = table.options();
        int[] keys = table.primaryKey().isEmpty()
                ? upsertKey
                : table.primaryKey().stream().mapToInt(table.schema()::indexOf).toArray();
        return Optional.of(new PrintSink(table.name(), options.get(IDENTIFIER), options.get(STANDARD_ERROR), keys));
    }

    @Override
    public boolean acceptsChanges(TableDefinition table) {
        return true;
    }
}
