package dev.weir.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.connect.ConnectorFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records that cannot be read go to a topic of their own. */
@Timeout(120)
@ExtendWith(KafkaServer.Extension.class)
class DeadLettersTest {
    private static final Schema SCHEMA = Schema.of("id", DataTypes.INT, "name", DataTypes.STRING);

    private final KafkaServer server;

    DeadLettersTest(KafkaServer server) {
        this.server = server;
    }

    private Source source(ConnectorFactory connector, String from, String letters, String... more) {
        String[] options = {
            "connector",
            connector.identifier(),
            "topic",
            from,
            "properties.bootstrap.servers",
            server.bootstrapServers(),
            "scan.bounded.mode",
            "latest-offset",
            "on-error",
            "dead-letter",
            "on-error.dead-letter.topic",
            letters
        };
        return connector
                .source(Tables.table(SCHEMA, List.of(), List.of("id"), Tables.with(options, more)))
                .orElseThrow();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, String value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, 0, 1234L, TestingTopic.bytes(key), TestingTopic.bytes(value));
        record.headers().add(new RecordHeader("trace", "t1".getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Test
    void badRecordsAreKeptAsTheyWere() {
        try (TestingTopic topic = new TestingTopic(server, 1);
                TestingTopic letters = new TestingTopic(server, 1)) {
            topic.send(record(topic.name(), "k0", "{\"id\":1,\"name\":\"a\"}"));
            topic.send(record(topic.name(), "k1", "{\"id\":\"x\",\"name\":\"b\"}"));
            topic.send(record(topic.name(), "k2", "[{\"id\":2},{\"id\":\"y\"},{\"id\":\"z\"}]"));
            topic.send(record(topic.name(), null, "nonsense"));
            topic.send(record(topic.name(), "k4", "{\"id\":3}"));
            Source source = source(
                    new KafkaConnector(),
                    topic.name(),
                    letters.name(),
                    "format",
                    "json",
                    "scan.startup.mode",
                    "earliest-offset");
            assertThat(Reading.all(source)).containsExactly(Row.of(1, "a"), Row.of(2, null), Row.of(3, null));
            List<ConsumerRecord<byte[], byte[]>> kept = letters.records("read_committed");
            assertThat(kept)
                    .extracting(record -> TestingTopic.text(record.key()) + "=" + TestingTopic.text(record.value()))
                    .containsExactlyInAnyOrder(
                            "k1={\"id\":\"x\",\"name\":\"b\"}",
                            "k2=[{\"id\":2},{\"id\":\"y\"},{\"id\":\"z\"}]",
                            "null=nonsense");
            ConsumerRecord<byte[], byte[]> first = kept.stream()
                    .filter(record -> record.value()[1] == '"')
                    .findFirst()
                    .orElseThrow();
            assertThat(first.timestamp()).isEqualTo(1234);
            assertThat(TestingTopic.text(first.headers()))
                    .startsWith("trace:t1weir.topic:" + topic.name()
                            + "weir.partition:0weir.offset:1weir.part:valueweir.field:id")
                    .contains("weir.problem:'x' is no INT");
        }
    }

    @Test
    void badKeysAndMissingOnesOfUpsertsAreKept() {
        try (TestingTopic topic = new TestingTopic(server, 1);
                TestingTopic letters = new TestingTopic(server, 1)) {
            topic.send(record(topic.name(), "{\"id\":1}", "{\"id\":1,\"name\":\"a\"}"));
            topic.send(record(topic.name(), "{\"id\":\"x\"}", "{\"id\":1,\"name\":\"a\"}"));
            topic.send(record(topic.name(), null, "{\"id\":1,\"name\":\"a\"}"));
            Source source = source(
                    new UpsertKafkaConnector(),
                    topic.name(),
                    letters.name(),
                    "key.format",
                    "json",
                    "value.format",
                    "json");
            assertThat(Reading.all(source)).containsExactly(Row.of(1, "a"));
            assertThat(letters.records("read_committed"))
                    .extracting(record -> TestingTopic.text(record.headers()))
                    .hasSize(2)
                    .allMatch(headers -> headers.contains("weir.part:key"))
                    .anyMatch(headers -> headers.contains("without a key"));
        }
    }

    @Test
    void readingFailsWhenTheLetterCannotBeKept() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            topic.send(record(topic.name(), "k", "nonsense"));
            Source source = source(
                    new KafkaConnector(),
                    topic.name(),
                    "no such topic!",
                    "format",
                    "json",
                    "scan.startup.mode",
                    "earliest-offset");
            assertThatThrownBy(() -> Reading.all(source))
                    .isInstanceOf(WeirException.class)
                    .hasMessageContaining("cannot write to topic 'no such topic!'");
        }
    }
}
