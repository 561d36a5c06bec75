package dev.weir.kafka;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.connect.ConnectError;
import dev.weir.dataflow.connect.DeliveryGuarantee;
import dev.weir.dataflow.connect.RecordEncoder;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a table as the records of a topic.
 *
 * @param upserts whether rows with weights become the last value of their key, or none
 * @param keyFormat null when records have no key
 */
record KafkaTableSink(
        KafkaTable table,
        String topic,
        boolean upserts,
        Delivery.Target target,
        KafkaOptions.SinkPartitioner partitioner,
        RecordEncoder.@Nullable Factory keyFormat,
        RecordEncoder.Factory valueFormat)
        implements Sink {
    private static final List<String> WRITABLE = List.of(KafkaMetadata.HEADERS, KafkaMetadata.TIMESTAMP);

    static KafkaTableSink of(KafkaTable table, boolean upserts) {
        TableDefinition definition = table.definition();
        Configuration options = definition.options();
        options.get(KafkaOptions.BOOTSTRAP_SERVERS);
        for (String key : definition.metadataKeys()) {
            if (!WRITABLE.contains(key)) {
                throw WeirException.of(
                        ConnectError.INVALID_TABLE,
                        "metadata column '%s' of table %s cannot be written; declare it VIRTUAL",
                        key,
                        definition.name());
            }
        }
        List<String> topics = options.find(KafkaOptions.TOPIC).orElse(List.of());
        if (topics.size() != 1) {
            throw KafkaTable.invalid(
                    "table %s can only be written when 'topic' names one topic, but it names %s",
                    definition.name(), topics.size());
        }
        DeliveryGuarantee guarantee = options.get(KafkaOptions.GUARANTEE);
        String prefix = options.find(KafkaOptions.TRANSACTIONAL_ID_PREFIX).orElse("");
        if (guarantee == DeliveryGuarantee.EXACTLY_ONCE && prefix.isBlank()) {
            throw KafkaTable.invalid(
                    "'sink.delivery-guarantee' = 'exactly-once' needs '%s'",
                    KafkaOptions.TRANSACTIONAL_ID_PREFIX.key());
        }
        KafkaTable.Part key = table.key();
        return new KafkaTableSink(
                table,
                topics.getFirst(),
                upserts,
                new Delivery.Target(Cluster.of(options), guarantee, prefix),
                options.get(KafkaOptions.PARTITIONER),
                key == null ? null : encoder(key),
                encoder(table.value()));
    }

    private static RecordEncoder.Factory encoder(KafkaTable.Part part) {
        return part.format()
                .messageEncoder(part.table())
                .orElseThrow(() -> WeirException.of(
                        ConnectError.FORMAT_CANNOT, "format '%s' cannot be written to messages", part.formatName()));
    }

    @Override
    public String describe() {
        return (upserts ? "UpsertKafka(" : "Kafka(") + table.definition().name() + ", " + topic + ", " + target + ")";
    }

    @Override
    public Writer writer(OperatorContext context) {
        return new KafkaTableWriter(this, context);
    }

    @Override
    public Optional<Committer> committer() {
        return target.committer();
    }

    @Override
    public String toString() {
        return describe();
    }
}
