package dev.weir.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
import dev.weir.data.DataTypes;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whole jobs from Kafka to Kafka, in one process, stopped in the midst of things and gone on with. */
@Timeout(120)
@ExtendWith(KafkaServer.Extension.class)
class JobsTest {
    private static final Schema NUMBERS = Schema.of("a", DataTypes.INT);
    private static final int STEPS = 4;
    private static final int A_STEP = 500;

    private final KafkaServer server;

    @TempDir
    private Path folder;

    JobsTest(KafkaServer server) {
        this.server = server;
    }

    private JobExecutor.RunningJob start(TestingTopic from, TestingTopic to, int parallelism) {
        String[] common = {"properties.bootstrap.servers", server.bootstrapServers(), "format", "csv"};
        KafkaConnector connector = new KafkaConnector();
        Source source = connector
                .source(Tables.table(
                        NUMBERS,
                        List.of(),
                        List.of(),
                        Tables.with(
                                common,
                                "topic",
                                from.name(),
                                "properties.group.id",
                                "group-of-" + from.name(),
                                "scan.startup.mode",
                                "earliest-offset")))
                .orElseThrow();
        Sink sink = connector
                .sink(Tables.table(
                        NUMBERS,
                        List.of(),
                        List.of(),
                        Tables.with(
                                common,
                                "topic",
                                to.name(),
                                "sink.delivery-guarantee",
                                "exactly-once",
                                "sink.transactional-id-prefix",
                                "job-of-" + to.name())))
                .orElseThrow();
        JobGraph.Builder builder = new JobGraph.Builder();
        int in = builder.source("in", parallelism, source, null);
        int out = builder.sink("out", parallelism, sink);
        builder.connect(in, out, 0, new Partitioning.Forward());
        return JobExecutor.load()
                .submit(builder.build(
                        "copy",
                        JobGraph.Epochs.NONE,
                        KeyGroups.DEFAULT_MAX_PARALLELISM,
                        1,
                        new Configuration(Map.of(
                                "checkpoint.interval",
                                "100 ms",
                                "checkpoint.directory",
                                folder.toString(),
                                "checkpoint.restore",
                                "latest"))));
    }

    @Test
    void everyRecordIsCopiedOnceThoughTheJobIsStoppedAgainAndAgain() throws Exception {
        try (TestingTopic from = new TestingTopic(server, 3);
                TestingTopic to = new TestingTopic(server, 2)) {
            int sent = 0;
            for (int step = 0; step < STEPS; step++) {
                JobExecutor.RunningJob job = start(from, to, 1 + step % 2);
                for (int i = 0; i < A_STEP; i++) {
                    from.sendLater(sent % 3, "" + sent++);
                    LockSupport.parkNanos(100_000);
                }
                while (to.records("read_uncommitted").size() < sent - A_STEP / 2) {
                    assertThat(job.completion()).isNotDone();
                    LockSupport.parkNanos(1_000_000);
                }
                assertThat(job.history()).noneMatch(line -> line.startsWith("restarts"));
                job.cancel();
                assertThat(job.completion().get()).isEqualTo(JobExecutor.Outcome.CANCELLED);
            }
            JobExecutor.RunningJob last = start(from, to, 2);
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < sent; i++) {
                expected.add("null=" + i);
            }
            while (to.committedRecords().size() < sent) {
                assertThat(last.completion()).isNotDone();
                LockSupport.parkNanos(10_000_000);
            }
            assertThat(last.history()).noneMatch(line -> line.startsWith("restarts"));
            last.cancel();
            last.completion().get();
            assertThat(to.committedRecords()).containsExactlyInAnyOrderElementsOf(expected);
            Map<Integer, Long> committed = new HashMap<>(from.committed("group-of-" + from.name()));
            assertThat(committed.values().stream().mapToLong(Long::longValue).sum())
                    .isBetween(1L, (long) sent);
        }
    }
}
