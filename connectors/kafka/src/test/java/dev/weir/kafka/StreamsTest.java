package dev.weir.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.dataflow.connect.DeliveryGuarantee;
import dev.weir.dataflow.serialization.SimpleStringSchema;
import dev.weir.stream.CloseableIterator;
import dev.weir.stream.DataStream;
import dev.weir.stream.JobClient;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.process.ProcessFunction;
import dev.weir.stream.time.WatermarkStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sources and sinks of DataStream programs, in whole jobs, against a real broker. */
@Timeout(120)
@ExtendWith(KafkaServer.Extension.class)
class StreamsTest {
    private static final int STEPS = 4;
    private static final int A_STEP = 400;

    private final KafkaServer server;

    @TempDir
    private Path folder;

    StreamsTest(KafkaServer server) {
        this.server = server;
    }

    private KafkaSourceBuilder<String> source(TestingTopic... topics) {
        return KafkaSource.<String>builder()
                .setBootstrapServers(server.bootstrapServers())
                .setTopics(
                        java.util.Arrays.stream(topics).map(TestingTopic::name).toList())
                .setValueOnlyDeserializer(new SimpleStringSchema());
    }

    private static List<String> all(KafkaSource<String> source) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(2);
        DataStream<String> stream = environment.fromSource(source, WatermarkStrategy.noWatermarks(), "kafka");
        List<String> found = new ArrayList<>();
        try (CloseableIterator<String> results = stream.executeAndCollect()) {
            results.forEachRemaining(found::add);
        }
        return found;
    }

    @Test
    void aBoundedSourceReadsValuesFromWhereItIsTold() throws Exception {
        try (TestingTopic topic = new TestingTopic(server, 2)) {
            topic.send(0, "a", "b", "c");
            topic.send(1, "d");
            topic.send(new ProducerRecord<>(topic.name(), 1, null, null));
            OffsetsInitializer end = OffsetsInitializer.latest();
            assertThat(all(source(topic).setBounded(end).build())).containsExactlyInAnyOrder("a", "b", "c", "d");
            TopicPartition first = new TopicPartition(topic.name(), 0);
            assertThat(all(source(topic)
                            .setStartingOffsets(OffsetsInitializer.offsets(Map.of(first, 1L)))
                            .setBounded(OffsetsInitializer.offsets(Map.of(first, 2L)))
                            .build()))
                    .containsExactlyInAnyOrder("b", "d");
            assertThat(all(source(topic)
                            .setStartingOffsets(OffsetsInitializer.latest())
                            .setBounded(end)
                            .build()))
                    .isEmpty();
            assertThat(all(source(topic)
                            .setStartingOffsets(OffsetsInitializer.timestamp(0))
                            .setUnbounded(end)
                            .build()))
                    .hasSize(4);
            assertThat(all(source(topic)
                            .setGroupId("nobody-" + topic.name())
                            .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                            .setBounded(end)
                            .build()))
                    .hasSize(4);
            assertThatThrownBy(() -> all(source(topic)
                            .setGroupId("nobody-" + topic.name())
                            .setStartingOffsets(OffsetsInitializer.committedOffsets())
                            .setBounded(end)
                            .build()))
                    .hasMessageContaining("WEIR-KAFKA-0004");
        }
    }

    @Test
    void aPatternFindsTopicsAndKafkasDeserializersRead() throws Exception {
        try (TestingTopic one = new TestingTopic(server, "pattern-1-of-streams", 1);
                TestingTopic two = new TestingTopic(server, "pattern-2-of-streams", 1)) {
            one.send(0, "a");
            two.send(0, "b");
            assertThat(all(KafkaSource.<String>builder()
                            .setBootstrapServers(server.bootstrapServers())
                            .setTopicPattern(Pattern.compile("pattern-.-of-streams"))
                            .setDeserializer(KafkaRecordDeserializationSchema.valueOnly(StringDeserializer.class))
                            .setBounded(OffsetsInitializer.latest())
                            .build()))
                    .containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    void elementsHaveTheirRecordsTimesAndPartitionsTheirOwnWatermarks() throws Exception {
        try (TestingTopic topic = new TestingTopic(server, 2)) {
            // Read one after the other, the second partition's rows would all be late behind the first one's.
            for (int i = 0; i < 5; i++) {
                topic.send(new ProducerRecord<>(topic.name(), 0, 1_000_000L + i, null, TestingTopic.bytes("new" + i)));
                topic.send(new ProducerRecord<>(topic.name(), 1, 1_000L + i, null, TestingTopic.bytes("old" + i)));
            }
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
            environment.setParallelism(1);
            DataStream<String> stream = environment
                    .fromSource(
                            source(topic)
                                    .setBounded(OffsetsInitializer.latest())
                                    .build(),
                            WatermarkStrategy.<String>forBoundedOutOfOrderness(Duration.ZERO),
                            "kafka")
                    .process(new ProcessFunction<String, String>() {
                        @Override
                        public void processElement(
                                String value, Context context, dev.weir.stream.functions.Collector<String> out) {
                            boolean late = context.timestamp()
                                    <= context.timerService().currentWatermark();
                            out.collect(value + "@" + context.timestamp() + (late ? " late" : ""));
                        }
                    });
            List<String> found = new ArrayList<>();
            try (CloseableIterator<String> results = stream.executeAndCollect()) {
                results.forEachRemaining(found::add);
            }
            assertThat(found)
                    .hasSize(10)
                    .contains("new4@1000004", "old4@1004")
                    .noneMatch(line -> line.startsWith("old") && line.endsWith("late"));
        }
    }

    @Test
    void aDeserializerThatThrowsIsNamedWithTheOffset() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            topic.send(0, "fine", "bad");
            KafkaRecordDeserializationSchema<String> picky = (record, out) -> {
                String text = new String(record.value(), StandardCharsets.UTF_8);
                if (text.equals("bad")) {
                    throw new IOException("I do not like it");
                }
                out.collect(text);
            };
            assertThatThrownBy(() -> all(source(topic)
                            .setDeserializer(picky)
                            .setBounded(OffsetsInitializer.latest())
                            .build()))
                    .hasMessageContaining(topic.name() + "-0 at offset 1: WEIR-KAFKA-0009")
                    .hasMessageContaining("java.io.IOException: I do not like it");
        }
    }

    private KafkaSink<String> sink(TestingTopic topic, DeliveryGuarantee guarantee) {
        return KafkaSink.<String>builder()
                .setBootstrapServers(server.bootstrapServers())
                .setDeliveryGuarantee(guarantee)
                .setTransactionalIdPrefix("streams-of-" + topic.name())
                .setRecordSerializer(KafkaRecordSerializationSchema.builder()
                        .setTopic(topic.name())
                        .setKeySerializationSchema((String element) -> TestingTopic.bytes("k" + element))
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .setPartitioner((element, key, value, name, partitions) ->
                                Integer.parseInt(element) % partitions.length)
                        .setHeaderProvider(element -> Map.of("h", TestingTopic.bytes(element)))
                        .build())
                .build();
    }

    @Test
    void recordsAreMadeByTheSchema() {
        try (TestingTopic topic = new TestingTopic(server, 2)) {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
            environment.fromData("1", "2", "3").sinkTo(sink(topic, DeliveryGuarantee.AT_LEAST_ONCE));
            environment.execute();
            assertThat(topic.committedRecords()).containsExactly("k2=2", "k1=1", "k3=3");
            assertThat(topic.records("read_committed"))
                    .extracting(record -> TestingTopic.text(record.headers()))
                    .containsExactly("h:2", "h:1", "h:3");
        }
    }

    private JobClient start(TestingTopic from, TestingTopic to, int parallelism) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(
                new Configuration(Map.of("checkpoint.directory", folder.toString(), "checkpoint.restore", "latest")));
        environment.setParallelism(parallelism).enableCheckpointing(100);
        environment
                .fromSource(
                        source(from).setGroupId("streams-of-" + from.name()).build(),
                        WatermarkStrategy.noWatermarks(),
                        "in")
                .sinkTo(sink(to, DeliveryGuarantee.EXACTLY_ONCE))
                .name("out");
        return environment.executeAsync("copy");
    }

    @Test
    void everyElementIsCopiedOnceThoughTheJobIsStoppedAgainAndAgain() throws Exception {
        try (TestingTopic from = new TestingTopic(server, 3);
                TestingTopic to = new TestingTopic(server, 2)) {
            int sent = 0;
            for (int step = 0; step < STEPS; step++) {
                JobClient job = start(from, to, 1 + step % 2);
                for (int i = 0; i < A_STEP; i++) {
                    from.sendLater(sent % 3, "" + sent++);
                    LockSupport.parkNanos(100_000);
                }
                while (to.records("read_uncommitted").size() < sent - A_STEP / 2) {
                    assertThat(job.getJobExecutionResult()).isNotDone();
                    LockSupport.parkNanos(1_000_000);
                }
                job.cancel().get();
            }
            JobClient last = start(from, to, 2);
            while (to.committedRecords().size() < sent) {
                assertThat(last.getJobExecutionResult()).isNotDone();
                LockSupport.parkNanos(10_000_000);
            }
            last.cancel().get();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < sent; i++) {
                expected.add("k" + i + "=" + i);
            }
            assertThat(to.committedRecords()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(from.committed("streams-of-" + from.name())).isNotEmpty();
        }
    }

    @Test
    void aTransactionTimeoutThatBrokersDoNotAllowFailsTheWholeJob() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            String name = topic.name();
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
            environment
                    .fromSequence(1, Long.MAX_VALUE - 1)
                    .map(String::valueOf)
                    .sinkTo(KafkaSink.<String>builder()
                            .setBootstrapServers(server.bootstrapServers())
                            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                            .setTransactionalIdPrefix("too-long")
                            .setProperty("transaction.timeout.ms", "" + (KafkaServer.MAX_TRANSACTION_MILLIS + 1))
                            .setRecordSerializer((element, context, timestamp) ->
                                    new ProducerRecord<>(name, TestingTopic.bytes(element)))
                            .build());
            assertThatThrownBy(environment::execute)
                    .hasMessageContaining("WEIR-KAFKA-0001")
                    .hasMessageContaining("allow at most " + KafkaServer.MAX_TRANSACTION_MILLIS);
            assertThat(topic.records("read_uncommitted")).isEmpty();
        }
    }
}
