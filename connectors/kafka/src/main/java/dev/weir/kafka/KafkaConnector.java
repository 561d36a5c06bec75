package dev.weir.kafka;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectError;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.RecordFormat;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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
        if (options.get(ConnectOptions.ON_ERROR) == ConnectOptions.OnError.DEAD_LETTER) {
            throw KafkaTable.invalid(
                    "'on-error' must be 'fail' or 'skip': records stay in Kafka, where they can be read");
        }
        options.get(KafkaOptions.BOOTSTRAP_SERVERS);
        KafkaTable table = KafkaTable.of(definition);
        KafkaTable.Part key = table.key();
        return Optional.of(new KafkaTableSource(
                table,
                Cluster.of(options),
                Topics.of(options),
                Range.of(options),
                options.get(KafkaOptions.DISCOVERY_INTERVAL),
                key == null ? null : format(key),
                format(table.value()),
                IntStream.range(0, definition.schema().size()).toArray()));
    }

    static RecordFormat format(KafkaTable.Part part) {
        return part.format()
                .recordFormat(part.table())
                .orElseThrow(() -> WeirException.of(
                        ConnectError.FORMAT_CANNOT, "format '%s' cannot be read from messages", part.formatName()));
    }

    @Override
    public Optional<Sink> sink(TableDefinition definition) {
        return Optional.of(KafkaTableSink.of(KafkaTable.of(definition), false));
    }
}
