package dev.weir.kafka;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.data.DataType;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code 'connector'='kafka'}: every record of a topic is a row. */
public final class KafkaConnector implements ConnectorFactory {
    @Override
    public String identifier() {
        return "kafka";
    }

    @Override
    public List<Option<?>> options() {
        return KafkaOptions.ALL;
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
        return Optional.of(KafkaTableSource.of(KafkaTable.of(definition), Range.of(options), false));
    }

    @Override
    public boolean yieldsChanges(TableDefinition definition) {
        return KafkaTable.of(definition).value().format().carriesChanges();
    }

    @Override
    public boolean acceptsChanges(TableDefinition definition) {
        return KafkaTable.of(definition).value().format().carriesChanges();
    }

    @Override
    public Optional<Sink> sink(TableDefinition definition) {
        return Optional.of(KafkaTableSink.of(KafkaTable.of(definition), false));
    }
}
