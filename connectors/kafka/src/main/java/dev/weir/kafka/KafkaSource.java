package dev.weir.kafka;

import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.time.Duration;
import java.util.Optional;

/**
 * The records of topics as elements of a DataStream: a split a partition, with a watermark of its own, whose position
 * in a checkpoint is the next offset, so that every record is read once. An element's timestamp is its record's. Made
 * by {@link #builder()}; for {@code fromSource}.
 */
public final class KafkaSource<T> implements Source {
    private final Cluster cluster;
    private final Topics topics;
    private final Range range;
    private final boolean bounded;
    private final Duration interval;
    private final boolean commits;
    private final KafkaRecordDeserializationSchema<T> schema;

    KafkaSource(
            Cluster cluster,
            Topics topics,
            Range range,
            boolean bounded,
            Duration interval,
            boolean commits,
            KafkaRecordDeserializationSchema<T> schema) {
        this.cluster = cluster;
        this.topics = topics;
        this.range = range;
        this.bounded = bounded;
        this.interval = interval;
        this.commits = commits;
        this.schema = schema;
    }

    /** Begins to describe a source. */
    public static <T> KafkaSourceBuilder<T> builder() {
        return new KafkaSourceBuilder<>();
    }

    @Override
    public String describe() {
        return "Kafka(" + topics + ")";
    }

    @Override
    public Schema schema() {
        return ElementReading.SCHEMA;
    }

    @Override
    public boolean isBounded() {
        return bounded;
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
        return new KafkaReader(cluster, new ElementReading<>(schema, context), commits, context);
    }
}
