package dev.weir.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.dataflow.connect.DeliveryGuarantee;
import dev.weir.dataflow.serialization.SimpleStringSchema;
import org.junit.jupiter.api.Test;

/** What builders say about what is missing, without a broker. */
class BuildersTest {
    private static KafkaSourceBuilder<String> source() {
        return KafkaSource.<String>builder()
                .setBootstrapServers("nowhere:1")
                .setTopics("a", "b")
                .setValueOnlyDeserializer(new SimpleStringSchema());
    }

    @Test
    void aSourceSaysWhatItNeeds() {
        assertThat(source().build().describe()).isEqualTo("Kafka(a;b)");
        assertThat(source().build().isBounded()).isFalse();
        assertThat(source().setBounded(OffsetsInitializer.latest()).build().isBounded())
                .isTrue();
        assertThat(source().setUnbounded(OffsetsInitializer.latest()).build().isBounded())
                .isFalse();
        assertThatThrownBy(() -> KafkaSource.<String>builder().build())
                .hasMessage("WEIR-KAFKA-0001: a Kafka source needs setBootstrapServers");
        assertThatThrownBy(() ->
                        KafkaSource.<String>builder().setBootstrapServers("x:1").build())
                .hasMessageContaining("needs setTopics or setTopicPattern");
        assertThatThrownBy(() -> KafkaSource.<String>builder()
                        .setBootstrapServers("x:1")
                        .setTopics("t")
                        .build())
                .hasMessageContaining("needs setDeserializer or setValueOnlyDeserializer");
        assertThatThrownBy(() -> source().setTopics("c")).hasMessageContaining("topics are set twice: a;b and c");
        assertThatThrownBy(() -> source().setStartingOffsets(OffsetsInitializer.committedOffsets())
                        .build())
                .hasMessageContaining("needs setGroupId");
        assertThatThrownBy(() -> source().setProperty("partition.discovery.interval.ms", "often")
                        .build())
                .hasMessageContaining("must be a number of milliseconds, but is 'often'");
    }

    @Test
    void schemasMustBeFitToBeCopied() {
        Object lock = new Object();
        assertThatThrownBy(() -> source().setDeserializer((record, out) -> out.collect("" + lock.hashCode()))
                        .build())
                .hasMessageContaining("WEIR-KAFKA-0009")
                .hasMessageContaining("it refers to an object of java.lang.Object, which is not serializable");
    }

    @Test
    void aSinkSaysWhatItNeeds() {
        assertThatThrownBy(() -> KafkaSink.<String>builder().build()).hasMessageContaining("needs setBootstrapServers");
        assertThatThrownBy(() ->
                        KafkaSink.<String>builder().setBootstrapServers("x:1").build())
                .hasMessageContaining("needs setRecordSerializer");
        KafkaRecordSerializationSchema<String> schema = KafkaRecordSerializationSchema.builder()
                .setTopic("t")
                .setValueSerializationSchema(new SimpleStringSchema())
                .build();
        KafkaSinkBuilder<String> builder = KafkaSink.<String>builder()
                .setBootstrapServers("x:1")
                .setRecordSerializer(schema)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE);
        assertThatThrownBy(builder::build).hasMessageContaining("needs setTransactionalIdPrefix");
        assertThat(builder.setTransactionalIdPrefix("p").build().describe()).isEqualTo("Kafka(exactly-once)");
        assertThatThrownBy(() ->
                        KafkaRecordSerializationSchema.builder().setTopic("t").build())
                .hasMessageContaining("needs setValueSerializationSchema");
    }
}
