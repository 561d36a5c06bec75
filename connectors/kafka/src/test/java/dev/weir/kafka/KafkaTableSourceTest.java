package dev.weir.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The source against a real broker. */
@Timeout(60)
@ExtendWith(KafkaServer.Extension.class)
class KafkaTableSourceTest {
    private static final Schema NUMBERS = Schema.of("a", DataTypes.INT);

    private final KafkaServer server;

    KafkaTableSourceTest(KafkaServer server) {
        this.server = server;
    }

    private Source source(Schema schema, List<String> metadata, String topic, String... options) {
        String[] common = {
            "properties.bootstrap.servers",
            server.bootstrapServers(),
            "topic",
            topic,
            "scan.startup.mode",
            "earliest-offset",
            "scan.bounded.mode",
            "latest-offset",
            "format",
            "json"
        };
        return new KafkaConnector()
                .source(Tables.table(schema, metadata, List.of(), Tables.with(common, options)))
                .orElseThrow();
    }

    private List<Row> numbers(String topic, String... options) {
        return Reading.all(source(NUMBERS, List.of(), topic, options));
    }

    private static String json(int number) {
        return "{\"a\": " + number + "}";
    }

    @Test
    void partitionsAreReadWholeAndInOrder() {
        try (TestingTopic topic = new TestingTopic(server, 2)) {
            topic.send(0, json(1), json(2), "{\n  \"a\": 3\n}");
            topic.send(1, "[{\"a\": 10}, {\"a\": 11}]");
            Source source = source(NUMBERS, List.of(), topic.name());
            try (Reading reading = new Reading(source)) {
                source.enumerator(1).discover().forEach(reading::add);
                reading.toEnd();
                assertThat(reading.bySplit())
                        .containsEntry(topic.name() + "-0", List.of(Row.of(1), Row.of(2), Row.of(3)))
                        .containsEntry(topic.name() + "-1", List.of(Row.of(10), Row.of(11)));
                assertThat(reading.finished()).containsExactlyInAnyOrder(topic.name() + "-0", topic.name() + "-1");
            }
        }
    }

    @Test
    void readingBeginsWhereTheOptionsSay() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            for (int i = 0; i < 5; i++) {
                topic.send(
                        new ProducerRecord<>(topic.name(), 0, 1_000L + i, (byte[]) null, TestingTopic.bytes(json(i))));
            }
            String name = topic.name();
            assertThat(numbers(name, "scan.startup.mode", "latest-offset")).isEmpty();
            assertThat(numbers(
                            name,
                            "scan.startup.mode",
                            "specific-offsets",
                            "scan.startup.specific-offsets",
                            "partition:0,offset:3"))
                    .containsExactly(Row.of(3), Row.of(4));
            assertThat(numbers(name, "scan.startup.mode", "timestamp", "scan.startup.timestamp-millis", "1002"))
                    .containsExactly(Row.of(2), Row.of(3), Row.of(4));
            assertThat(numbers(name, "scan.startup.mode", "timestamp", "scan.startup.timestamp-millis", "9999"))
                    .isEmpty();
            assertThat(numbers(name, "scan.bounded.mode", "timestamp", "scan.bounded.timestamp-millis", "1002"))
                    .containsExactly(Row.of(0), Row.of(1));
            assertThat(numbers(
                            name,
                            "scan.bounded.mode",
                            "specific-offsets",
                            "scan.bounded.specific-offsets",
                            "partition:0,offset:1"))
                    .containsExactly(Row.of(0));
        }
    }

    @Test
    void groupOffsetsFollowCheckpointsAndSayWhereToBegin() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            topic.send(0, json(0), json(1), json(2));
            String group = "group of " + topic.name();
            String[] options = {
                "properties.group.id", group, "scan.startup.mode", "group-offsets", "scan.bounded.mode", "unbounded"
            };
            assertThatThrownBy(() -> numbers(topic.name(), options))
                    .hasMessageContaining("WEIR-KAFKA-0004: group '" + group + "' has no offset")
                    .hasMessageStartingWith(topic.name() + "-0");
            Source source = source(
                    NUMBERS, List.of(), topic.name(), Tables.with(options, "properties.auto.offset.reset", "earliest"));
            try (Reading reading = new Reading(source)) {
                source.enumerator(1).discover().forEach(reading::add);
                reading.until(3);
                assertThat(reading.reader().unread())
                        .containsExactly(new KafkaSplit(topic.name(), 0, 3, KafkaSplit.NEVER));
                topic.send(0, json(3), json(4));
                reading.until(4);
                assertThat(topic.committed(group)).isEmpty();
                reading.reader().checkpointCompleted(1);
                while (topic.committed(group).isEmpty()) {
                    LockSupport.parkNanos(1_000_000);
                }
                assertThat(topic.committed(group)).containsExactly(Map.entry(0, 3L));
            }
            assertThat(numbers(topic.name(), Tables.with(options, "scan.bounded.mode", "latest-offset")))
                    .containsExactly(Row.of(3), Row.of(4));
            assertThat(numbers(topic.name(), "properties.group.id", group, "scan.bounded.mode", "group-offsets"))
                    .containsExactly(Row.of(0), Row.of(1), Row.of(2));
        }
    }

    @Test
    void anotherReaderGoesOnBehindWhatWasEmitted() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            topic.send(0, json(0), json(1), json(2));
            Source source = source(NUMBERS, List.of(), topic.name(), "scan.bounded.mode", "unbounded");
            byte[] split;
            try (Reading reading = new Reading(source)) {
                source.enumerator(1).discover().forEach(reading::add);
                reading.until(3);
                Source.Split left = reading.reader().unread().getFirst();
                split = source.splitCodec().orElseThrow().encode(left);
            }
            topic.send(0, json(3));
            try (Reading reading = new Reading(source)) {
                reading.add(source.splitCodec().orElseThrow().decode(split));
                assertThat(reading.until(1)).containsExactly(Row.of(3));
            }
        }
    }

    @Test
    void newPartitionsAreFoundAndReadFromTheirBeginning() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            topic.send(0, json(0));
            Source source = source(
                    NUMBERS,
                    List.of(),
                    topic.name(),
                    "scan.startup.mode",
                    "latest-offset",
                    "scan.bounded.mode",
                    "unbounded",
                    "scan.topic-partition-discovery.interval",
                    "1 s");
            try (Source.Enumerator first = source.enumerator(1);
                    Source.Enumerator second = source.enumerator(1)) {
                assertThat(first.interval()).hasValue(java.time.Duration.ofSeconds(1));
                assertThat(first.discover())
                        .extracting(Object::toString)
                        .containsExactly(new KafkaSplit(topic.name(), 0, 1, KafkaSplit.NEVER).toString());
                assertThat(first.discover()).isEmpty();
                second.restore(first.snapshot());
                topic.addPartitions(2);
                topic.send(1, json(7));
                assertThat(second.discover()).isEqualTo(List.of(new KafkaSplit(topic.name(), 1, 0, KafkaSplit.NEVER)));
            }
        }
    }

    @Test
    void topicsAreFoundByPattern() {
        try (TestingTopic one = new TestingTopic(server, "pattern-one", 1);
                TestingTopic two = new TestingTopic(server, "pattern-two", 1)) {
            one.send(0, json(1));
            two.send(0, json(2));
            List<Row> rows = Reading.all(new KafkaConnector()
                    .source(Tables.table(
                            NUMBERS,
                            List.of("topic"),
                            List.of(),
                            "properties.bootstrap.servers",
                            server.bootstrapServers(),
                            "topic-pattern",
                            "pattern-.*",
                            "scan.startup.mode",
                            "earliest-offset",
                            "scan.bounded.mode",
                            "latest-offset",
                            "value.format",
                            "json"))
                    .orElseThrow());
            assertThat(rows).containsExactlyInAnyOrder(Row.of(1, "pattern-one"), Row.of(2, "pattern-two"));
        }
    }

    @Test
    void keysHeadersAndMetadataAreColumns() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            byte[] value = TestingTopic.bytes(json(5));
            topic.send(new ProducerRecord<>(
                    topic.name(),
                    0,
                    77L,
                    TestingTopic.bytes("k"),
                    value,
                    List.of(new RecordHeader("h", new byte[] {1}), new RecordHeader("n", null))));
            topic.send(new ProducerRecord<byte[], byte[]>(topic.name(), 0, 78L, null, value));
            topic.send(
                    new ProducerRecord<byte[], byte[]>(topic.name(), 0, 79L, TestingTopic.bytes("gone"), null, null));
            List<String> metadata = List.copyOf(KafkaMetadata.types().keySet());
            Source source = source(
                    Schema.of("k_id", DataTypes.STRING, "a", DataTypes.INT),
                    metadata,
                    topic.name(),
                    "key.format",
                    "raw",
                    "key.fields",
                    "k_id",
                    "key.fields-prefix",
                    "k_",
                    "value.fields-include",
                    "EXCEPT_KEY");
            List<Row> rows = Reading.all(source);
            assertThat(rows).hasSize(2);
            assertThat(rows.getFirst().values().subList(0, 4)).containsExactly("k", 5, topic.name(), 0);
            Map<?, ?> headers = (Map<?, ?>) rows.getFirst().getField(4);
            assertThat(headers.keySet().toString()).isEqualTo("[h, n]");
            assertThat((byte[]) headers.get("h")).containsExactly(1);
            assertThat(rows.getFirst().values().subList(5, 9))
                    .containsExactly(0, 0L, Instant.ofEpochMilli(77), "CreateTime");
            assertThat(rows.getLast().values().subList(0, 2)).containsExactly(null, 5);
            List<Row> projected = Reading.all(((Source.Projectable) source).project(6, 0));
            assertThat(projected).containsExactly(Row.of(0L, "k"), Row.of(1L, null));
        }
    }

    @Test
    void poisonFailsWithItsOffsetOrIsSkippedWithItsKey() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            for (String value : new String[] {json(0), "{\"a\": \"x\"}", "nonsense", json(3)}) {
                topic.send(new ProducerRecord<>(
                        topic.name(), 0, TestingTopic.bytes("key of " + value), TestingTopic.bytes(value)));
            }
            Schema schema = Schema.of("id", DataTypes.STRING, "a", DataTypes.INT);
            String[] keys = {"key.format", "raw", "key.fields", "id", "value.fields-include", "except-key"};
            assertThatThrownBy(() -> Reading.all(source(schema, List.of(), topic.name(), keys)))
                    .hasMessageStartingWith(topic.name() + "-0 at offset 1 (field a): ")
                    .hasMessageContaining("'x' is no INT");
            Source skipping = source(schema, List.of("offset"), topic.name(), Tables.with(keys, "on-error", "skip"));
            assertThat(Reading.all(skipping))
                    .containsExactly(Row.of("key of " + json(0), 0, 0L), Row.of("key of " + json(3), 3, 3L));
        }
    }

    @Test
    void recordsOfOpenAndAbortedTransactionsAreNotRead() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            topic.send(0, json(0));
            try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", server.bootstrapServers(), "transactional.id", "of " + topic.name()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                Future<?> sent =
                        producer.send(new ProducerRecord<>(topic.name(), 0, null, TestingTopic.bytes(json(1))));
                producer.flush();
                assertThat(sent).isDone();
                assertThat(numbers(topic.name())).containsExactly(Row.of(0));
                assertThat(numbers(topic.name(), "properties.isolation.level", "read_uncommitted"))
                        .containsExactly(Row.of(0), Row.of(1));
                producer.abortTransaction();
            }
            assertThat(numbers(topic.name())).containsExactly(Row.of(0));
        }
    }

    @Test
    void whatIsNotThereIsNamed() {
        try (TestingTopic topic = new TestingTopic(server, "clicks", 1)) {
            assertThatThrownBy(() -> numbers("clocks"))
                    .hasMessageContaining("WEIR-KAFKA-0003: there is no topic 'clocks'")
                    .hasMessageContaining("did you mean 'clicks'?");
            assertThatThrownBy(() -> numbers(
                            topic.name(),
                            "scan.startup.mode",
                            "specific-offsets",
                            "scan.startup.specific-offsets",
                            "partition:0,offset:9"))
                    .hasMessageContaining("clicks-0: WEIR-KAFKA-0004: reading cannot begin at offset 9");
            assertThatThrownBy(() -> numbers(
                            topic.name(),
                            "scan.startup.mode",
                            "specific-offsets",
                            "scan.startup.specific-offsets",
                            "partition:4,offset:9"))
                    .hasMessageContaining("an offset is given for partition 4");
        }
    }

    @Test
    void brokersThatDoNotAnswerAreNamedInTime() {
        assertThatThrownBy(() -> numbers(
                        "any",
                        "properties.bootstrap.servers",
                        "127.0.0.1:1",
                        "properties.default.api.timeout.ms",
                        "500",
                        "properties.request.timeout.ms",
                        "400"))
                .hasMessageContaining("WEIR-KAFKA-0002")
                .hasMessageContaining("127.0.0.1:1");
        assertThatThrownBy(() -> numbers("any", "properties.security.protocol", "NONSENSE"))
                .hasMessageContaining("WEIR-KAFKA-0001")
                .hasMessageContaining("security.protocol");
    }

    @Test
    void manyRecordsFillSeveralBatches() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            StringBuilder array = new StringBuilder("[");
            for (int i = 0; i < 10_000; i++) {
                array.append(i == 0 ? "" : ",").append(json(i));
            }
            topic.send(0, array.append("]").toString(), json(-1));
            List<Row> rows = Reading.all(source(NUMBERS, List.of("offset"), topic.name()));
            assertThat(rows).hasSize(10_001);
            for (int i = 0; i < 10_000; i++) {
                assertThat(rows.get(i)).isEqualTo(Row.of(i, 0L));
            }
            assertThat(rows.getLast()).isEqualTo(Row.of(-1, 1L));
        }
    }

    private Source upserts(String topic, String... options) {
        String[] common = {
            "properties.bootstrap.servers",
            server.bootstrapServers(),
            "topic",
            topic,
            "scan.bounded.mode",
            "latest-offset",
            "key.format",
            "csv",
            "value.format",
            "json"
        };
        Schema schema = Schema.of("id", DataTypes.INT, "a", DataTypes.INT);
        return new UpsertKafkaConnector()
                .source(Tables.table(schema, List.of("offset"), List.of("id"), Tables.with(common, options)))
                .orElseThrow();
    }

    private static void upsert(TestingTopic topic, String key, String value) {
        topic.send(new ProducerRecord<>(topic.name(), 0, TestingTopic.bytes(key), TestingTopic.bytes(value)));
    }

    @Test
    void upsertsHaveARowARecordAndTombstonesTakeThemBack() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            upsert(topic, "1", "{\"id\": 1, \"a\": 10}");
            upsert(topic, "2", "{\"id\": 2, \"a\": 20}");
            upsert(topic, "1", null);
            upsert(topic, "2", null);
            upsert(topic, "x", null);
            upsert(topic, "1", "{\"id\": 1, \"a\": 11}");
            assertThat(Reading.all(upserts(topic.name(), "on-error", "skip")))
                    .containsExactly(
                            Row.of(1, 10, 0L),
                            Row.of(2, 20, 1L),
                            Row.of(1, null, 2L).withKind(RowKind.DELETE),
                            Row.of(2, null, 3L).withKind(RowKind.DELETE),
                            Row.of(1, 11, 5L));
            assertThat(Reading.all(upserts(topic.name(), "on-error", "skip", "value.fields-include", "EXCEPT_KEY")))
                    .hasSize(5)
                    .endsWith(Row.of(1, 11, 5L));
            assertThatThrownBy(() -> Reading.all(upserts(topic.name()))).hasMessageContaining("at offset 4");
        }
    }

    @Test
    void anUpsertNeedsAKey() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            upsert(topic, null, "{\"id\": 1, \"a\": 10}");
            upsert(topic, "1", "{\"id\": 1, \"a\": 11}");
            assertThatThrownBy(() -> Reading.all(upserts(topic.name())))
                    .hasMessageContaining(topic.name() + "-0 at offset 0: WEIR-KAFKA-0010");
            assertThat(Reading.all(upserts(topic.name(), "on-error", "skip"))).containsExactly(Row.of(1, 11, 1L));
        }
    }
}
