package dev.weir.dataflow.connect;

import dev.weir.base.Option;
import dev.weir.data.DataType;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes sources and sinks of SQL tables; found by the name in {@code 'connector'='...'}. */
public interface ConnectorFactory {
    /** The name in {@code 'connector'='...'}. */
    String identifier();

    /** The options it knows, less those that start with {@code <format>.}, which its format knows. */
    List<Option<?>> options();

    /** The metadata columns it can provide by key. */
    default Map<String, DataType> metadata() {
        return Map.of();
    }

    /** A source for a table; empty when the connector only writes. Option values are validated by the caller. */
    Optional<Source> source(TableDefinition table);

    /** A sink for a table; empty when the connector only reads. */
    Optional<Sink> sink(TableDefinition table);

    /** Whether the sink takes rows that retract earlier ones. */
    default boolean acceptsChanges() {
        return false;
    }

    /** Whether keys like {@code <prefix>.<field>.<name>} are options: datagen's {@code fields.*}. */
    default boolean knows(String optionKey) {
        return false;
    }
}
