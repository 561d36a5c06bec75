package dev.weir.kafka;

import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import java.util.Optional;

/**
 * Writes the elements of a DataStream as Kafka's records, with transactions that are committed by checkpoints if
 * wanted. Made by {@link #builder()}; for {@code sinkTo}.
 */
public final class KafkaSink<T> implements Sink {
    private final Delivery.Target target;
    private final KafkaRecordSerializationSchema<T> schema;

    KafkaSink(Delivery.Target target, KafkaRecordSerializationSchema<T> schema) {
        this.target = target;
        this.schema = schema;
    }

    /** Begins to describe a sink. */
    public static <T> KafkaSinkBuilder<T> builder() {
        return new KafkaSinkBuilder<>();
    }

    @Override
    public String describe() {
        return "Kafka(" + target + ")";
    }

    @Override
    public Writer writer(OperatorContext context) {
        return new ElementWriter<>(target, schema, context);
    }

    @Override
    public Optional<Committer> committer() {
        return target.committer();
    }
}
