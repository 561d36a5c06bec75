package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.simulator.Simulation;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.sinks.FileSink;
import dev.weir.stream.sinks.SimpleStringEncoder;
import dev.weir.stream.sinks.SinkWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of sink gets every record once, behind every kind of division, under many seeds and parallelisms. */
class SinkSeedsTest {
    private static final List<Long> NUMBERS =
            LongStream.rangeClosed(1, 60).boxed().toList();

    /** What the sinks of the present run were given; simulations have one thread. */
    private static final List<Object> SEEN = new ArrayList<>();

    @TempDir
    private Path folder;

    /** A reference to the list's own method would be copied with the list. */
    private static void see(Long value) {
        SEEN.add(value);
    }

    private static void run(int parallelism, long seed, Consumer<StreamExecutionEnvironment> program) {
        SEEN.clear();
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.on(Simulation.executor(seed)).setParallelism(parallelism);
        program.accept(environment);
        environment.execute("sinks");
    }

    private static void getsEachRecordOnce(Consumer<DataStream<Long>> sink) {
        for (int parallelism : Jobs.PARALLELISMS) {
            for (long seed = 0; seed < Jobs.SEEDS; seed++) {
                run(parallelism, seed, environment -> sink.accept(environment.fromSequence(1, 60)));
                assertThat(SEEN)
                        .as("parallelism %d, seed %d", parallelism, seed)
                        .containsExactlyInAnyOrderElementsOf(NUMBERS);
            }
        }
    }

    @Test
    void functionsBehindEveryDivision() {
        getsEachRecordOnce(stream -> stream.addSink(SinkSeedsTest::see));
        getsEachRecordOnce(stream -> stream.shuffle().addSink(SinkSeedsTest::see));
        getsEachRecordOnce(
                stream -> stream.rebalance().addSink(SinkSeedsTest::see).setParallelism(3));
        getsEachRecordOnce(
                stream -> stream.rescale().addSink(SinkSeedsTest::see).setParallelism(2));
        getsEachRecordOnce(stream -> stream.keyBy(value -> value % 7).addSink(SinkSeedsTest::see));
        getsEachRecordOnce(stream -> stream.partitionCustom((key, n) -> (int) (key % n), value -> value)
                .addSink(SinkSeedsTest::see));
        getsEachRecordOnce(
                stream -> stream.broadcast().addSink(SinkSeedsTest::see).setParallelism(1));
    }

    /** Hands over at the end what it was given, as sinks do that write in one piece. */
    private record Gathering(List<Long> given) implements SinkWriter<Long> {
        @Override
        public void write(Long element, Context context) {
            given.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                SEEN.addAll(given);
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void writersAreAskedForTheRestAtTheEnd() {
        getsEachRecordOnce(stream -> stream.sinkTo(context -> new Gathering(new ArrayList<>())));
        getsEachRecordOnce(stream -> stream.map(value -> value)
                .disableChaining()
                .sinkTo(context -> new Gathering(new ArrayList<>()))
                .setParallelism(3));
    }

    @Test
    void severalSinksOfOneStream() {
        OutputTag<Long> none = new OutputTag<>("none") {};
        getsEachRecordOnce(stream -> {
            SingleOutputStreamOperator<Long> even = stream.filter(value -> value % 2 == 0);
            even.addSink(SinkSeedsTest::see);
            even.getSideOutput(none).addSink(SinkSeedsTest::see);
            stream.filter(value -> value % 2 == 1)
                    .union(even.filter(value -> false))
                    .addSink(SinkSeedsTest::see);
        });
    }

    @Test
    void files() throws IOException {
        for (int parallelism : Jobs.PARALLELISMS) {
            for (long seed = 0; seed < Jobs.SEEDS; seed++) {
                Path target = folder.resolve(parallelism + "-" + seed);
                run(
                        parallelism,
                        seed,
                        environment -> environment
                                .fromSequence(1, 60)
                                .sinkTo(FileSink.forRowFormat(target, new SimpleStringEncoder<Long>())
                                        .build()));
                List<Long> lines = new ArrayList<>();
                try (Stream<Path> parts = Files.walk(target)) {
                    for (Path part : parts.filter(Files::isRegularFile).toList()) {
                        Files.readAllLines(part).forEach(line -> lines.add(Long.valueOf(line)));
                    }
                }
                assertThat(lines)
                        .as("parallelism %d, seed %d", parallelism, seed)
                        .containsExactlyInAnyOrderElementsOf(NUMBERS);
            }
        }
    }
}
