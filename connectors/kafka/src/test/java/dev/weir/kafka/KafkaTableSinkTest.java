package dev.weir.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.dataflow.Sink;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sinks without transactions against a real broker. */
@Timeout(60)
@ExtendWith(KafkaServer.Extension.class)
class KafkaTableSinkTest {
    private static final Schema NUMBERS = Schema.of("a", DataTypes.INT);

    private final KafkaServer server;

    KafkaTableSinkTest(KafkaServer server) {
        this.server = server;
    }

    private String[] common(String topic) {
        return new String[] {
            "properties.bootstrap.servers", server.bootstrapServers(), "topic", topic, "value.format", "json"
        };
    }

    private Sink sink(Schema schema, List<String> metadata, String topic, String... options) {
        return new KafkaConnector()
                .sink(Tables.table(schema, metadata, List.of(), Tables.with(common(topic), options)))
                .orElseThrow();
    }

    @Test
    void aCheckpointWaitsUntilTheBrokersHaveAllRows() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            Sink sink = sink(NUMBERS, List.of(), topic.name(), "properties.linger.ms", "60000");
            assertThat(sink.committer()).isPresent();
            try (Writing writing = new Writing(sink, NUMBERS, 0)) {
                writing.numbers(1, 2);
                assertThat(topic.committedRecords()).isEmpty();
                assertThat(writing.checkpoint(1)).isEmpty();
                assertThat(topic.committedRecords()).containsExactly("null={\"a\":1}", "null={\"a\":2}");
            }
        }
    }

    @Test
    void theEndFlushes() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            Sink sink = sink(
                    NUMBERS,
                    List.of(),
                    topic.name(),
                    "sink.delivery-guarantee",
                    "none",
                    "properties.linger.ms",
                    "60000");
            assertThat(sink.committer()).isEmpty();
            try (Writing writing = new Writing(sink, NUMBERS, 0)) {
                writing.numbers(1).writer().finish();
            }
            assertThat(topic.committedRecords()).containsExactly("null={\"a\":1}");
        }
    }

    @Test
    void keysHeadersAndTimestampsAreWritten() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            Schema schema = Schema.of("id", DataTypes.STRING, "a", DataTypes.INT);
            List<String> metadata = List.of("timestamp", "headers");
            Sink sink = sink(
                    schema,
                    metadata,
                    topic.name(),
                    "key.format",
                    "raw",
                    "key.fields",
                    "id",
                    "value.fields-include",
                    "EXCEPT_KEY");
            Schema written = Tables.table(schema, metadata, List.of()).schema();
            try (Writing writing = new Writing(sink, written, 0)) {
                writing.write(
                        Row.of("k", 5, Instant.ofEpochMilli(77), Map.of("h", new byte[] {'x'})),
                        Row.of("l", 6, Instant.ofEpochMilli(78), Map.of()));
                writing.checkpoint(1);
            }
            List<ConsumerRecord<byte[], byte[]>> records = topic.records("read_committed");
            assertThat(topic.committedRecords()).containsExactly("k={\"a\":5}", "l={\"a\":6}");
            assertThat(records).extracting(ConsumerRecord::timestamp).containsExactly(77L, 78L);
            assertThat(records)
                    .extracting(record -> TestingTopic.text(record.headers()))
                    .containsExactly("h:x", "");
        }
    }

    @Test
    void rowsGoToThePartitionsThatTheOptionNames() {
        try (TestingTopic topic = new TestingTopic(server, 3)) {
            Sink fixed = sink(NUMBERS, List.of(), topic.name(), "sink.partitioner", "fixed");
            Sink turns = sink(NUMBERS, List.of(), topic.name(), "sink.partitioner", "round-robin");
            try (Writing one = new Writing(fixed, NUMBERS, 4, 8, 0, true);
                    Writing other = new Writing(turns, NUMBERS, 0)) {
                one.numbers(1, 2).checkpoint(1);
                other.numbers(10, 11, 12, 13).checkpoint(1);
            }
            assertThat(topic.records("read_committed"))
                    .extracting(record -> record.partition() + TestingTopic.text(record.value()))
                    .containsExactly(
                            "0{\"a\":10}", "0{\"a\":13}", "1{\"a\":1}", "1{\"a\":2}", "1{\"a\":11}", "2{\"a\":12}");
        }
    }

    @Test
    void changesBecomeUpsertsAndTombstones() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            Schema schema = Schema.of("id", DataTypes.STRING, "n", DataTypes.INT);
            Sink sink = new UpsertKafkaConnector()
                    .changelogSink(
                            Tables.table(
                                    schema,
                                    List.of(),
                                    List.of("id"),
                                    Tables.with(common(topic.name()), "key.format", "raw")),
                            new int[] {0})
                    .orElseThrow();
            try (Writing writing = new Writing(sink, schema, 0)) {
                writing.write(insert("a", 1), delete("a", 1), insert("b", 1), insert("c", 1), insert("a", 2));
                writing.epoch(1);
                // The addition comes first; b goes; c stays as it is.
                writing.write(insert("a", 3), delete("a", 2), delete("b", 1), delete("c", 1), insert("c", 1));
                writing.epoch(2);
                writing.write(insert("d", 1), delete("d", 1)).checkpoint(1);
            }
            assertThat(topic.committedRecords())
                    .containsExactly(
                            "a={\"id\":\"a\",\"n\":2}",
                            "b={\"id\":\"b\",\"n\":1}",
                            "c={\"id\":\"c\",\"n\":1}",
                            "a={\"id\":\"a\",\"n\":3}",
                            "b=null");
        }
    }

    private static Row insert(String id, int n) {
        return Row.of(id, n);
    }

    private static Row delete(String id, int n) {
        return Row.ofKind(RowKind.DELETE, id, n);
    }

    @Test
    void whatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() -> sink(NUMBERS, List.of("offset"), "t"))
                .hasMessageContaining("metadata column 'offset' of table t cannot be written; declare it VIRTUAL");
        assertThatThrownBy(() -> sink(NUMBERS, List.of(), "t;u")).hasMessageContaining("names one topic");
        assertThatThrownBy(() -> sink(NUMBERS, List.of(), "t", "sink.delivery-guarantee", "exactly-once"))
                .hasMessageContaining("needs 'sink.transactional-id-prefix'");
        assertThatThrownBy(
                        () -> new UpsertKafkaConnector().sink(Tables.table(NUMBERS, List.of(), List.of(), common("t"))))
                .hasMessageContaining("needs a primary key");
        assertThatThrownBy(() ->
                        new UpsertKafkaConnector().sink(Tables.table(NUMBERS, List.of(), List.of("a"), common("t"))))
                .hasMessageContaining("'upsert-kafka' needs 'key.format'");
        Sink sink = sink(NUMBERS, List.of(), "no-such-topic", "properties.max.block.ms", "300");
        try (Writing writing = new Writing(sink, NUMBERS, 0)) {
            assertThatThrownBy(() -> writing.numbers(1).checkpoint(1))
                    .hasMessageContaining("WEIR-KAFKA-0003")
                    .hasMessageContaining("cannot write to topic 'no-such-topic'");
        }
        Sink away = sink(
                NUMBERS,
                List.of(),
                "t",
                "properties.bootstrap.servers",
                "localhost:1",
                "properties.max.block.ms",
                "300",
                "properties.default.api.timeout.ms",
                "300",
                "properties.request.timeout.ms",
                "300");
        try (Writing writing = new Writing(away, NUMBERS, 0)) {
            assertThatThrownBy(() -> writing.numbers(1).checkpoint(1))
                    .hasMessageContaining("WEIR-KAFKA-0002")
                    .hasMessageContaining("cannot write to topic 't', with the brokers at localhost:1");
        }
    }
}
