package dev.weir.kafka;

import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.RecordFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/**
 * The records of topics: a split a partition, whose position is the next offset.
 *
 * @param keyFormat null when no key is read
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
        int[] projection)
        implements Source.Projectable {
    @Override
    public String describe() {
        return "Kafka(" + table.definition().name() + ", " + topics + ")";
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
        return new KafkaTableSource(table, cluster, topics, range, interval, keyFormat, valueFormat, wanted);
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
