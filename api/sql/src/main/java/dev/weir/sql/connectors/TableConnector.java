package dev.weir.sql.connectors;

import dev.weir.base.BaseError;
import dev.weir.base.Configuration;
import dev.weir.base.NearestName;
import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.TableColumn;
import dev.weir.sql.error.SqlError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A table with the connector that reads or writes it.
 *
 * @param connector named by {@code 'connector'='...'}
 * @param options what stands in WITH and in hints, checked, less {@code connector}
 */
public record TableConnector(CatalogTable table, ConnectorFactory connector, Configuration options) {
    /** After how long without rows a split of the table stops holding back event time. */
    public static final Option<Duration> IDLE_TIMEOUT = Option.optional(
            "scan.watermark.idle-timeout",
            OptionType.DURATION,
            "After how long without rows a split no longer holds back event time.");

    /** Where options stand in the statement that gives them. */
    @FunctionalInterface
    public interface OptionPlaces {
        /**
         * The place of an option.
         *
         * @param value whether that of its value is meant, else that of its key
         * @return null when the statement does not have the option
         */
        @Nullable
        Position of(String key, boolean value);
    }

    private static final OptionPlaces NOWHERE = (key, value) -> null;
    private static final String CONNECTOR = "connector";
    private static final String FORMAT = "format";
    private static final List<Option<?>> OF_ALL_TABLES =
            List.of(IDLE_TIMEOUT, ConnectOptions.SCAN_PARALLELISM, ConnectOptions.SINK_PARALLELISM);

    /**
     * Finds the connector and checks all options.
     *
     * @param hints options that replace those of the table
     */
    public static TableConnector of(CatalogTable table, Map<String, String> hints) {
        return of(table, hints, NOWHERE);
    }

    private static TableConnector of(CatalogTable table, Map<String, String> hints, OptionPlaces places) {
        Map<String, String> all = new LinkedHashMap<>(table.options().values());
        all.putAll(hints);
        String name = all.remove(CONNECTOR);
        if (name == null) {
            throw WeirException.of(
                            BaseError.MISSING_OPTION,
                            "table %s does not say with which 'connector' it is read",
                            table.name())
                    .hint("add WITH ('connector' = '...')");
        }
        TableConnector result = new TableConnector(table, connector(name), new Configuration(all));
        result.checkOptions(places);
        return result;
    }

    private static ConnectorFactory connector(String name) {
        return name.equals(StateConnector.NAME) ? new StateConnector() : ConnectorFactory.load(name);
    }

    /**
     * Checks the options of a new table as far as its connector is here; one that is not may still come. Errors name
     * the place of the option.
     */
    public static void check(CatalogTable table, OptionPlaces places) {
        String name = table.options().values().get(CONNECTOR);
        boolean known = name != null
                && ServiceLoader.load(ConnectorFactory.class).stream()
                        .anyMatch(provider -> provider.get().identifier().equals(name));
        if (known) {
            of(table, Map.of(), places);
        }
    }

    private void checkOptions(OptionPlaces places) {
        List<Option<?>> known = new ArrayList<>(OF_ALL_TABLES);
        connector.options().stream()
                .filter(option -> !isKnown(known, option.key()))
                .forEach(known::add);
        String format = options.values().get(FORMAT);
        if (format != null) {
            format(format, places).options().stream()
                    .filter(option -> !isKnown(known, option.key()))
                    .forEach(known::add);
        }
        Map<String, String> plain = new LinkedHashMap<>(options.values());
        plain.keySet().removeIf(connector::knows);
        plain.forEach((key, value) -> {
            try {
                new Configuration(Map.of(key, value)).validateGiven(known);
            } catch (WeirException e) {
                throw ofTable(e, places.of(key, e.code() != BaseError.UNKNOWN_OPTION));
            }
        });
        try {
            new Configuration(plain).validate(known);
        } catch (WeirException e) {
            throw ofTable(e, null);
        }
    }

    private WeirException ofTable(WeirException e, @Nullable Position place) {
        WeirException error = WeirException.of(
                        e.code(), "table %s: %s", table.name().object(), e.description())
                .hint(e.hint())
                .causedBy(e);
        return place == null ? error : error.at(place);
    }

    private static FormatFactory format(String name, OptionPlaces places) {
        try {
            return FormatFactory.load(name);
        } catch (WeirException e) {
            Position place = places.of(FORMAT, true);
            throw place == null ? e : e.at(place);
        }
    }

    private static boolean isKnown(List<Option<?>> options, String key) {
        return options.stream().anyMatch(option -> option.key().equals(key));
    }

    /** What a source is told: the physical columns, then all metadata columns with the connector's own types. */
    public TableDefinition forReading(ZoneId zone, Path directory) {
        List<Field> fields = new ArrayList<>();
        table.physicalColumns().forEach(column -> fields.add(column.field()));
        List<String> keys = new ArrayList<>();
        for (TableColumn.Metadata column : table.metadataColumns()) {
            keys.add(column.key());
            fields.add(new Field(column.key(), metadataType(column)));
        }
        return definition(fields, keys, zone, directory);
    }

    /** What a sink is told: the physical columns, then the metadata columns that are written. */
    public TableDefinition forWriting(ZoneId zone, Path directory) {
        List<Field> fields = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (TableColumn column : table.sinkColumns()) {
            if (column instanceof TableColumn.Metadata metadata) {
                keys.add(metadata.key());
                fields.add(new Field(metadata.key(), metadataType(metadata)));
            } else {
                fields.add(column.field());
            }
        }
        return definition(fields, keys, zone, directory);
    }

    private TableDefinition definition(List<Field> fields, List<String> keys, ZoneId zone, Path directory) {
        return new TableDefinition(
                table.name().object(),
                new Schema(fields),
                keys,
                table.partitionKeys(),
                table.primaryKeyColumns(),
                options,
                zone,
                directory);
    }

    private DataType metadataType(TableColumn.Metadata column) {
        DataType type = connector.metadata().get(column.key());
        if (type == null) {
            String nearest = NearestName.hint(column.key(), connector.metadata().keySet());
            String known = connector.metadata().isEmpty()
                    ? "it offers none"
                    : "it offers " + String.join(", ", connector.metadata().keySet());
            throw WeirException.of(
                            SqlError.INVALID_DEFINITION,
                            "connector '%s' has no metadata '%s' for column '%s' of table %s",
                            connector.identifier(),
                            column.key(),
                            column.name(),
                            table.name().object())
                    .hint(nearest != null ? nearest : known);
        }
        return type;
    }
}
