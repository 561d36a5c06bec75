package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.process.RichMapFunction;
import dev.weir.stream.sinks.FileSink;
import dev.weir.stream.sinks.SimpleStringEncoder;
import dev.weir.stream.sinks.Sink;
import dev.weir.stream.sinks.SinkWriter;
import dev.weir.stream.sources.SourceFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on the real executor: results while they run, cancellation, failures, files, lives of functions. */
@SuppressWarnings("SameNameButDifferent") // Contexts go by the short name, as in programs.
class LifeTest {
    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.on(JobExecutor.load()).setParallelism(2);
    }

    @Test
    void resultsAreReadWhileTheJobRuns() {
        List<Long> numbers = new ArrayList<>();
        try (CloseableIterator<Long> results =
                environment().fromSequence(1, 200_000).executeAndCollect()) {
            results.forEachRemaining(numbers::add);
        }
        assertThat(numbers)
                .hasSize(200_000)
                .containsAll(LongStream.rangeClosed(1, 1000).boxed().toList());
    }

    @Test
    void anEndlessJobEndsWhenItsResultsAreClosed() {
        assertThat(environment().fromSequence(0, Long.MAX_VALUE - 1).executeAndCollect(5_000))
                .hasSize(5_000);
    }

    @Test
    void cancelledJobsSayThatTheyWere() {
        StreamExecutionEnvironment environment = environment();
        environment.fromSequence(0, Long.MAX_VALUE - 1).addSink(value -> {});
        JobClient client = environment.executeAsync("endless");
        client.cancel().orTimeout(30, TimeUnit.SECONDS).join();
        assertThatThrownBy(() -> client.getJobExecutionResult().get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancellationException.class);
    }

    @Test
    void busyJobsLeaveOthersRoomAndAreCancelled() {
        List<JobClient> busy = new ArrayList<>();
        for (int job = 0; job <= Runtime.getRuntime().availableProcessors(); job++) {
            StreamExecutionEnvironment environment = environment();
            environment.fromSequence(0, Long.MAX_VALUE - 1).addSink(value -> {});
            busy.add(environment.executeAsync("busy " + job));
        }
        assertThat(environment().fromSequence(1, 1_000).executeAndCollect(1_000))
                .hasSize(1_000);
        for (JobClient client : busy) {
            client.cancel().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final AtomicInteger CLOSED = new AtomicInteger();

    /** Counts its instances' openings and closings. */
    private static final class Living extends RichMapFunction<Long, Long> {
        private transient long failAt;

        @Override
        public void open(OpenContext context) {
            failAt = 7;
            OPENED.incrementAndGet();
            assertThat(getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks())
                    .isEqualTo(2);
        }

        @Override
        public Long map(Long value) {
            if (value == failAt) {
                throw new IllegalStateException("seven");
            }
            return value;
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
        }
    }

    @Test
    void functionsAreOpenedAndClosedWhateverHappens() {
        OPENED.set(0);
        CLOSED.set(0);
        assertThat(environment().fromSequence(10, 20).map(new Living()).executeAndCollect(100))
                .hasSize(11);
        assertThat(OPENED).hasValue(2);
        assertThat(CLOSED).hasValue(2);
        assertThatThrownBy(() ->
                        environment().fromSequence(1, 20).map(new Living()).executeAndCollect(100))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("seven");
        assertThat(CLOSED.get()).isEqualTo(OPENED.get());
    }

    /** Fails where it is told to. */
    private static final class Failing extends KeyedProcessFunction<Long, Long, Long> {
        private final String where;

        Failing(String where) {
            this.where = where;
        }

        private void failIn(String place) {
            if (place.equals(where)) {
                throw new IllegalStateException("failed in " + place);
            }
        }

        @Override
        public void open(OpenContext context) {
            failIn("open");
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) {
            failIn("element");
            ctx.timerService().registerEventTimeTimer(value);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Long> out) {
            failIn("timer");
        }

        @Override
        public void close() {
            failIn("close");
        }
    }

    @Test
    void everyFailureNamesTheOperatorAndTheFunction() {
        for (String where : List.of("open", "element", "timer", "close")) {
            assertThatThrownBy(() -> environment()
                            .fromSequence(1, 20)
                            .keyBy(value -> value)
                            .process(new Failing(where))
                            .name("shaky")
                            .executeAndCollect(100))
                    .as(where)
                    .isInstanceOf(WeirException.class)
                    .hasMessageContaining("shaky")
                    .hasMessageContaining("Failing")
                    .hasMessageContaining("failed in " + where);
        }
    }

    @Test
    void writesFilesThatAppearWhenTheyAreComplete(@TempDir Path folder) throws IOException {
        StreamExecutionEnvironment environment = environment();
        environment
                .fromSequence(1, 1000)
                .sinkTo(FileSink.forRowFormat(folder, new SimpleStringEncoder<Long>())
                        .build());
        environment.execute();
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                assertThat(file.getFileName().toString()).startsWith("part-");
                lines.addAll(Files.readAllLines(file));
            }
        }
        assertThat(lines)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 1000).mapToObj(Long::toString).toList());
        List<String> read = new ArrayList<>();
        environment().readTextFile(folder.toString()).executeAndCollect().forEachRemaining(read::add);
        assertThat(read).containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void unwritableFoldersAndMissingFilesAreNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        StreamExecutionEnvironment environment = environment();
        environment
                .fromSequence(1, 10)
                .sinkTo(FileSink.forRowFormat(file.resolve("under"), new SimpleStringEncoder<Long>())
                        .build());
        assertThatThrownBy(environment::execute)
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-STREAM-0006")
                .hasMessageContaining("under");
        assertThatThrownBy(() -> environment()
                        .readTextFile(folder.resolve("missing").toString())
                        .executeAndCollect(10))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("missing");
    }

    private static final List<Object> WRITTEN = Collections.synchronizedList(new ArrayList<>());

    @Test
    @SuppressWarnings("try") // Writers may wait when they close.
    void sinksOfOnesOwnSeeRecordsAndTheEnd() {
        WRITTEN.clear();
        Sink<Long> sink = context -> new SinkWriter<>() {
            @Override
            public void write(Long element, Context record) {
                WRITTEN.add(element);
            }

            @Override
            public void flush(boolean endOfInput) {
                if (endOfInput) {
                    WRITTEN.add("end");
                }
            }
        };
        StreamExecutionEnvironment environment = environment();
        environment.fromSequence(1, 3).sinkTo(sink).setParallelism(1);
        environment.execute();
        assertThat(WRITTEN).containsExactlyInAnyOrder(1L, 2L, 3L, "end").endsWith("end");
    }

    @Test
    void sourcesOfOnesOwnRunOnTheirThread() {
        SourceFunction<Integer> source = new SourceFunction<>() {
            @Override
            public void run(SourceContext<Integer> ctx) {
                for (int i = 0; i < 20_000; i++) {
                    ctx.collectWithTimestamp(i, i);
                }
            }

            @Override
            public void cancel() {}
        };
        assertThat(environment().addSource(source).executeAndCollect(100_000)).hasSize(20_000);
        SourceFunction<Integer> failing = new SourceFunction<>() {
            @Override
            public void run(SourceContext<Integer> ctx) {
                throw new IllegalStateException("no such queue");
            }

            @Override
            public void cancel() {}
        };
        assertThatThrownBy(() -> environment().addSource(failing).executeAndCollect(1))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("no such queue");
    }
}
