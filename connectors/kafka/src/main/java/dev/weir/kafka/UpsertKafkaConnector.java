package dev.weir.kafka;

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
 * it has none. Only written: who reads such a topic has to know the row that a record replaces, which no source does.
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
        return Optional.empty();
    }

    @Override
    public boolean acceptsChanges() {
        return true;
    }

    @Override
    public Optional<Sink> sink(TableDefinition definition) {
        if (definition.primaryKey().isEmpty()) {
            throw WeirException.of(
                    ConnectError.INVALID_TABLE,
                    "table %s needs a primary key: 'upsert-kafka' writes a record a key",
                    definition.name());
        }
        if (definition.options().find(KafkaOptions.KEY_FORMAT).isEmpty()) {
            throw KafkaTable.invalid("'upsert-kafka' needs '%s'", KafkaOptions.KEY_FORMAT.key());
        }
        return Optional.of(KafkaTableSink.of(KafkaTable.of(definition, definition.primaryKey()), true));
    }
}
