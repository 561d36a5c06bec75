package dev.weir.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.DataTypes;
import dev.weir.data.Schema;
import dev.weir.dataflow.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The transactional sink against a real broker, crashing where it hurts. */
@Timeout(90)
@ExtendWith(KafkaServer.Extension.class)
class ExactlyOnceTest {
    private static final Schema NUMBERS = Schema.of("a", DataTypes.INT);

    private final KafkaServer server;

    ExactlyOnceTest(KafkaServer server) {
        this.server = server;
    }

    private Sink sink(TestingTopic topic, String... options) {
        String[] common = {
            "properties.bootstrap.servers",
            server.bootstrapServers(),
            "topic",
            topic.name(),
            "format",
            "csv",
            "sink.delivery-guarantee",
            "exactly-once",
            "sink.transactional-id-prefix",
            "prefix-of-" + topic.name()
        };
        return new KafkaConnector()
                .sink(Tables.table(NUMBERS, List.of(), List.of(), Tables.with(common, options)))
                .orElseThrow();
    }

    private static void commit(Sink sink, List<byte[]> committables) {
        try (Sink.Committer committer = sink.committer().orElseThrow()) {
            committer.commit(committables);
        }
    }

    /** The open transactions of a topic's sink. */
    private List<String> open(TestingTopic topic) throws Exception {
        try (Admin admin = server.admin()) {
            return admin.listTransactions().all().get().stream()
                    .filter(found -> found.state() == TransactionState.ONGOING)
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith("prefix-of-" + topic.name() + "-"))
                    .sorted()
                    .toList();
        }
    }

    /** Waits until the stable end of the topic has moved over what was aborted or committed. */
    private static void awaitRecords(TestingTopic topic, String... expected) {
        List<String> found = topic.committedRecords();
        while (found.size() < expected.length) {
            LockSupport.parkNanos(1_000_000);
            found = topic.committedRecords();
        }
        assertThat(found).containsExactly(expected);
    }

    @Test
    void rowsAreSeenWhenTheirCheckpointIsCommitted() throws Exception {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            Sink sink = sink(topic);
            try (Writing writing = new Writing(sink, NUMBERS, 0);
                    Sink.Committer committer = sink.committer().orElseThrow()) {
                List<byte[]> first = writing.numbers(1, 2).checkpoint(1);
                List<byte[]> second = writing.numbers(3).checkpoint(2);
                assertThat(writing.checkpoint(3)).isEmpty();
                assertThat(topic.committedRecords()).isEmpty();
                committer.commit(first);
                awaitRecords(topic, "null=1", "null=2");
                committer.commit(second);
                awaitRecords(topic, "null=1", "null=2", "null=3");
                assertThat(open(topic)).isEmpty();
            }
        }
    }

    @Test
    void checkpointsMayBeSkippedAndTransactionsStillNameTheOneBefore() throws Exception {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            Sink sink = sink(topic);
            try (Writing writing = new Writing(sink, NUMBERS, 7)) {
                List<byte[]> first = writing.numbers(1).checkpoint(9);
                List<byte[]> second = writing.numbers(2).checkpoint(10);
                assertThat(writing.checkpoint(11)).isEmpty();
                assertThat(writing.checkpoint(12)).isEmpty();
                List<byte[]> third = writing.numbers(3).checkpoint(15);
                assertThat(open(topic))
                        .extracting(id -> id.substring(id.lastIndexOf('-') + 1))
                        .containsExactly("12", "7", "9");
                commit(sink, third);
                commit(sink, second);
                commit(sink, first);
                awaitRecords(topic, "null=1", "null=2", "null=3");
            }
        }
    }

    @Test
    void aCrashBetweenPrepareAndCommitLosesAndRepeatsNothing() throws Exception {
        try (TestingTopic topic = new TestingTopic(server, 2)) {
            Sink sink = sink(topic);
            List<byte[]> prepared;
            try (Writing writing = new Writing(sink, NUMBERS, 0)) {
                prepared = writing.numbers(1, 2, 3).checkpoint(1);
                writing.numbers(4);
            }
            // All that is left of the first attempt is what its checkpoint holds. The second begins before it is
            // committed.
            try (Writing writing = new Writing(sink, NUMBERS, 1)) {
                List<byte[]> next = writing.numbers(4, 5).checkpoint(2);
                commit(sink, prepared);
                commit(sink, prepared);
                commit(sink, next);
                commit(sink, prepared);
            }
            List<String> values = new ArrayList<>();
            while (values.size() < 5) {
                values = topic.committedRecords();
            }
            assertThat(values).containsExactlyInAnyOrder("null=1", "null=2", "null=3", "null=4", "null=5");
            assertThat(open(topic)).isEmpty();
        }
    }

    @Test
    void lingeringTransactionsAreAbortedThoseOfSubtasksThatAreGoneToo() throws Exception {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            Sink sink = sink(topic);
            // Checkpoint 5 was durable, 6 was not; then the process was killed.
            List<byte[]> durable = new ArrayList<>();
            List<Writing> killed = new ArrayList<>();
            for (int subtask = 0; subtask < 3; subtask++) {
                Writing writing = new Writing(sink, NUMBERS, subtask, 3, 4, true);
                durable.addAll(writing.numbers(subtask).checkpoint(5));
                assertThat(writing.numbers(10 + subtask).checkpoint(6)).hasSize(1);
                killed.add(writing);
            }
            assertThat(open(topic)).hasSize(6);
            try (Writing writing = new Writing(sink, NUMBERS, 0, 1, 5, true)) {
                List<byte[]> next = writing.numbers(20).checkpoint(6);
                assertThat(open(topic)).hasSize(4).allMatch(id -> id.endsWith("-4") || id.endsWith("-0-5"));
                commit(sink, durable);
                commit(sink, next);
            }
            List<String> values = new ArrayList<>();
            while (values.size() < 4) {
                values = topic.committedRecords();
            }
            assertThat(values).containsExactlyInAnyOrder("null=0", "null=1", "null=2", "null=20");
            killed.forEach(Writing::close);
        }
    }

    /** A job that goes on with a later checkpoint takes what was begun before it for its own, and leaves it open. */
    @Test
    void aCheckpointWaitsUntilLingeringTransactionsAreAborted() throws Exception {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            Sink sink = sink(topic);
            Writing killed = new Writing(sink, NUMBERS, 5);
            assertThat(killed.numbers(1).checkpoint(6)).hasSize(1);
            try (Writing writing = new Writing(sink, NUMBERS, 5)) {
                assertThat(writing.checkpoint(6)).isEmpty();
                assertThat(open(topic)).isEmpty();
            }
            killed.close();
        }
    }

    @Test
    void whatAnotherAttemptHasFencedCannotBeCommitted() throws Exception {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            Sink sink = sink(topic);
            try (Writing zombie = new Writing(sink, NUMBERS, 0)) {
                List<byte[]> prepared = zombie.numbers(1).checkpoint(1);
                zombie.numbers(2);
                try (Writing writing = new Writing(sink, NUMBERS, 0)) {
                    List<byte[]> next = writing.numbers(1, 2).checkpoint(1);
                    commit(sink, next);
                }
                awaitRecords(topic, "null=1", "null=2");
                assertThatThrownBy(() -> commit(sink, prepared))
                        .hasMessageContaining(
                                "WEIR-KAFKA-0008: transaction 'prefix-of-" + topic.name() + "-Sink_t_-0-0'")
                        .hasMessageContaining("was aborted before it could be committed");
                assertThatThrownBy(() -> zombie.numbers(3).checkpoint(2)).hasMessageContaining("WEIR-KAFKA-0006");
            }
            assertThat(topic.committedRecords()).containsExactly("null=1", "null=2");
        }
    }

    @Test
    void aTimeoutThatBrokersDoNotAllowFailsBeforeRowsFlow() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            long tooLong = KafkaServer.MAX_TRANSACTION_MILLIS + 1L;
            Sink sink = sink(topic, "properties.transaction.timeout.ms", "" + tooLong);
            try (Writing writing = new Writing(sink, NUMBERS, 0)) {
                assertThatThrownBy(() -> {
                            while (true) {
                                writing.deliverMail();
                                LockSupport.parkNanos(1_000_000);
                            }
                        })
                        .hasMessageContaining("WEIR-KAFKA-0001: 'properties.transaction.timeout.ms' is " + tooLong)
                        .hasMessageContaining("allow at most " + KafkaServer.MAX_TRANSACTION_MILLIS);
            }
        }
    }

    @Test
    void aTransactionThatTimedOutIsAnErrorAtItsCheckpoint() {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            Sink sink = sink(topic, "properties.transaction.timeout.ms", "1");
            try (Writing writing = new Writing(sink, NUMBERS, 0)) {
                assertThatThrownBy(() -> {
                            for (int i = 1; true; i++) {
                                writing.numbers(i);
                                LockSupport.parkNanos(1_000_000);
                            }
                        })
                        .hasMessageContaining("WEIR-KAFKA-0006: cannot write to topic '" + topic.name() + "'");
            }
        }
    }

    @Test
    void withoutCheckpointsTheEndCommits() throws Exception {
        try (TestingTopic topic = new TestingTopic(server, 1)) {
            Sink sink = sink(topic);
            try (Writing writing = new Writing(sink, NUMBERS, 0, 1, 0, false)) {
                writing.numbers(1, 2);
                assertThat(topic.committedRecords()).isEmpty();
                writing.writer().finish();
            }
            awaitRecords(topic, "null=1", "null=2");
            assertThat(open(topic)).isEmpty();
        }
    }
}
