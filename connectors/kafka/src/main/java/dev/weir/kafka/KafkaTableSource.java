package dev.weir.kafka;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.ConnectError;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.RecordFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/**
 * The records of topics: a split a partition, whose position is the next offset.
 *
 * @param keyFormat null when no key is read
 * @param upserts whether a record without a value takes back the row of its key
 * @param interval how often to look for new partitions
 * @param projection indexes of the wanted columns of the table's schema
 */
record KafkaTableSource(
        KafkaTable table,
        Cluster cluster,
        Topics topics,
        Range range,
        Duration interval,
        @Nullable RecordFormat keyFormat,
        RecordFormat valueFormat,
        boolean upserts,
        int[] projection)
        implements Source.Projectable {
    /** The source of a table. */
    static KafkaTableSource of(KafkaTable table, Range range, boolean upserts) {
        Configuration options = table.definition().options();
        boolean keepsBad = options.get(ConnectOptions.ON_ERROR) == ConnectOptions.OnError.DEAD_LETTER;
        if (keepsBad && options.find(KafkaOptions.DEAD_LETTER_TOPIC).isEmpty()) {
            throw KafkaTable.invalid("'on-error' = 'dead-letter' needs '%s'", KafkaOptions.DEAD_LETTER_TOPIC.key());
        }
        KafkaTable.Part key = table.key();
        return new KafkaTableSource(
                table,
                Cluster.of(options),
                Topics.of(options),
                range,
                options.get(KafkaOptions.DISCOVERY_INTERVAL),
                key == null ? null : format(key),
                format(table.value()),
                upserts,
                IntStream.range(0, table.definition().schema().size()).toArray());
    }

    private static RecordFormat format(KafkaTable.Part part) {
        return part.format()
                .messageFormat(part.table())
                .orElseThrow(() -> WeirException.of(
                        ConnectError.FORMAT_CANNOT, "format '%s' cannot be read from messages", part.formatName()));
    }

    @Override
    public String describe() {
        return (upserts ? "UpsertKafka(" : "Kafka(") + table.definition().name() + ", " + topics + ")";
    }

    @Override
    public Schema schema() {
        return table.definition().schema().project(projection);
    }

    @Override
    public boolean isBounded() {
        return range.isBounded();
    }

    @Override
    public KafkaTableSource project(int... columns) {
        int[] wanted = Arrays.stream(columns).map(column -> projection[column]).toArray();
        return new KafkaTableSource(table, cluster, topics, range, interval, keyFormat, valueFormat, upserts, wanted);
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return new KafkaEnumerator(cluster, topics, range, interval);
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return Optional.of(new KafkaSplit.Codec());
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        boolean commits = cluster.properties().containsKey(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaReader(cluster, new MessageDecoder(this, context), commits, context);
    }

    @Override
    public String toString() {
        return describe();
    }
}
