package dev.weir.kafka;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectError;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code 'connector'='upsert-kafka'}: the record that a key has last is its row, and a record without a value says that
 * it has none. A topic is read from its beginning.
 */
public final class UpsertKafkaConnector implements ConnectorFactory {
    @Override
    public String identifier() {
        return "upsert-kafka";
    }

    @Override
    public List<Option<?>> options() {
        return KafkaOptions.UPSERT;
    }

    @Override
    public boolean knows(String optionKey) {
        return KafkaOptions.knows(optionKey);
    }

    @Override
    public Map<String, DataType> metadata() {
        return KafkaMetadata.types();
    }

    @Override
    public Optional<Source> source(TableDefinition definition) {
        Configuration options = definition.options();
        options.get(KafkaOptions.BOOTSTRAP_SERVERS);
        Range ends = Range.of(options.with(KafkaOptions.STARTUP_MODE.key(), "earliest-offset"));
        return Optional.of(KafkaTableSource.of(table(definition), ends, true));
    }

    @Override
    public boolean yieldsChanges(TableDefinition definition) {
        return false;
    }

    @Override
    public boolean yieldsUpserts() {
        return true;
    }

    @Override
    public boolean acceptsChanges(TableDefinition definition) {
        return true;
    }

    @Override
    public Optional<Sink> sink(TableDefinition definition) {
        return Optional.of(KafkaTableSink.of(table(definition), true));
    }

    private static KafkaTable table(TableDefinition definition) {
        if (definition.primaryKey().isEmpty()) {
            throw WeirException.of(
                    ConnectError.INVALID_TABLE,
                    "table %s needs a primary key: 'upsert-kafka' has a record a key",
                    definition.name());
        }
        if (definition.options().find(KafkaOptions.KEY_FORMAT).isEmpty()) {
            throw KafkaTable.invalid("'upsert-kafka' needs '%s'", KafkaOptions.KEY_FORMAT.key());
        }
        KafkaTable table = KafkaTable.of(definition, definition.primaryKey());
        if (table.value().format().carriesChanges()) {
            throw KafkaTable.invalid(
                            "'upsert-kafka' cannot have format '%s', whose records are changes",
                            table.value().formatName())
                    .hint("use 'connector' = 'kafka' with it");
        }
        return table;
    }
}
