package dev.weir.dataflow.connect;

import dev.weir.base.NearestName;
import dev.weir.base.Option;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /**
     * Whether rows that the source yields are upserts: one replaces the row with the same primary key, and one with a
     * negative weight, of which only the key's columns count, says that there is none any more. Rows of one key come
     * from one split, in order. Such tables have a primary key.
     */
    default boolean yieldsUpserts() {
        return false;
    }

    /** Whether the source may yield rows that retract earlier ones; unless told otherwise, when the format says so. */
    default boolean yieldsChanges(TableDefinition table) {
        return table.options()
                .find(ConnectOptions.FORMAT)
                .map(FormatFactory::load)
                .filter(FormatFactory::carriesChanges)
                .isPresent();
    }

    /** A sink for a table; empty when the connector only reads. */
    Optional<Sink> sink(TableDefinition table);

    /**
     * A sink for rows with weights. Only asked of those that {@linkplain #acceptsChanges accept changes}.
     *
     * @param upsertKey columns of which the planner knows that each value has at most one row; empty when there is at
     *     most one row; null when it knows of none
     */
    default Optional<Sink> changelogSink(TableDefinition table, int @Nullable [] upsertKey) {
        return sink(table);
    }

    /** Whether the sink takes rows that retract earlier ones. */
    default boolean acceptsChanges(TableDefinition table) {
        return false;
    }

    /** The connector of that name on the class path. Fails with the nearest name when there is none. */
    static ConnectorFactory load(String identifier) {
        TreeMap<String, ConnectorFactory> known = new TreeMap<>();
        for (ConnectorFactory factory : ServiceLoader.load(ConnectorFactory.class)) {
            known.put(factory.identifier(), factory);
        }
        ConnectorFactory found = known.get(identifier);
        if (found != null) {
            return found;
        }
        String nearest = NearestName.hint(identifier, known.keySet());
        throw WeirException.of(ConnectError.UNKNOWN_CONNECTOR, "there is no connector '%s'", identifier)
                .hint(nearest != null ? nearest : "known connectors: " + String.join(", ", known.keySet()));
    }

    /** Whether keys like {@code <prefix>.<field>.<name>} are options: datagen's {@code fields.*}. */
    default boolean knows(String optionKey) {
        return false;
    }
}
