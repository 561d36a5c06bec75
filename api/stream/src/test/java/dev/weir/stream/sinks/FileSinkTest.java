package dev.weir.stream.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.simulator.Simulation;
import dev.weir.simulator.recovery.RecoveringExecutor;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.sources.TableSource;
import dev.weir.stream.time.WatermarkStrategy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of DataStream programs: complete ones only, each element once, however often the job is killed. */
class FileSinkTest {
    private static final int KILLED_SEEDS = 20;
    private static final long ELEMENTS = 500;

    @TempDir
    private Path folder;

    private static StreamExecutionEnvironment environment(long seed) {
        return StreamExecutionEnvironment.on(Simulation.executor(seed)).setParallelism(2);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> lines(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files(folder)) {
            assertThat(file.getFileName().toString()).startsWith("part-");
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private static List<String> numbers() {
        return LongStream.rangeClosed(1, ELEMENTS).mapToObj(Long::toString).toList();
    }

    @Test
    void everyElementIsInOneVisibleFileHoweverOftenTheJobIsKilled() throws IOException {
        for (long seed = 0; seed < KILLED_SEEDS; seed++) {
            Path own = folder.resolve("seed-" + seed);
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.on(
                            new RecoveringExecutor(seed, (node, input) -> null))
                    .setParallelism(4);
            environment
                    .fromSequence(1, ELEMENTS)
                    .sinkTo(FileSink.forRowFormat(own, new SimpleStringEncoder<Long>())
                            .withBucketAssigner((element, context) -> "tens-" + element % 10)
                            .withRollingPolicy(DefaultRollingPolicy.builder()
                                    .withMaxPartSize(50)
                                    .<Long>build())
                            .build())
                    .name("files");
            environment.execute();
            assertThat(lines(own)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(numbers());
        }
    }

    @Test
    void bucketsAreFoldersAndFilesRollBySize() throws IOException {
        StreamExecutionEnvironment environment = environment(1);
        environment
                .fromSequence(1, ELEMENTS)
                .sinkTo(FileSink.forRowFormat(folder, new SimpleStringEncoder<Long>())
                        .withBucketAssigner((element, context) -> element % 2 == 0 ? "even" : "odd")
                        .withRollingPolicy(DefaultRollingPolicy.builder()
                                .withMaxPartSize(100)
                                .<Long>build())
                        .withPartSuffix(".txt")
                        .build());
        environment.execute();
        assertThat(lines(folder)).containsExactlyInAnyOrderElementsOf(numbers());
        List<Path> files = files(folder);
        assertThat(files)
                .hasSizeGreaterThan(15)
                .allMatch(file -> file.toString().endsWith(".txt"))
                .allMatch(file -> file.toFile().length() < 110);
        for (String line : lines(folder.resolve("even"))) {
            assertThat(Long.parseLong(line) % 2).isZero();
        }
    }

    @Test
    void bucketsAreHoursUnlessToldOtherwise() throws IOException {
        StreamExecutionEnvironment environment = environment(2);
        environment
                .fromSequence(1, 3)
                .sinkTo(FileSink.forRowFormat(folder, new SimpleStringEncoder<Long>())
                        .build());
        environment.execute();
        assertThat(files(folder))
                .allMatch(file -> folder.relativize(file).toString().matches("\\d{4}-\\d\\d-\\d\\d--\\d\\d/part-.*"));
        assertThat(new DateTimeBucketAssigner<String>("yyyy/MM", ZoneOffset.UTC).getBucketId("x", at(86_400_000L * 40)))
                .isEqualTo("1970/02");
        assertThat(new BasePathBucketAssigner<String>().getBucketId("x", at(0))).isEmpty();
    }

    private static BucketAssigner.Context at(long millis) {
        return new BucketAssigner.Context() {
            @Override
            public long currentProcessingTime() {
                return millis;
            }

            @Override
            public long currentWatermark() {
                return 0;
            }

            @Override
            public Long timestamp() {
                return null;
            }
        };
    }

    @Test
    void aPolicyKnowsSizeAgeAndIdleness() {
        DefaultRollingPolicy<String> policy = DefaultRollingPolicy.builder()
                .withMaxPartSize(10)
                .withRolloverInterval(Duration.ofMillis(100))
                .withInactivityInterval(Duration.ofMillis(20))
                .build();
        assertThat(policy.shouldRollOnEvent(file(9, 0, 0), "x")).isFalse();
        assertThat(policy.shouldRollOnEvent(file(10, 0, 0), "x")).isTrue();
        assertThat(policy.shouldRollOnProcessingTime(file(1, 0, 90), 99)).isFalse();
        assertThat(policy.shouldRollOnProcessingTime(file(1, 0, 90), 100)).isTrue();
        assertThat(policy.shouldRollOnProcessingTime(file(1, 50, 60), 80)).isTrue();
    }

    private static RollingPolicy.PartFileInfo file(long size, long began, long written) {
        return new RollingPolicy.PartFileInfo() {
            @Override
            public String getBucketId() {
                return "";
            }

            @Override
            public long getCreationTime() {
                return began;
            }

            @Override
            public long getSize() {
                return size;
            }

            @Override
            public long getLastUpdateTime() {
                return written;
            }
        };
    }

    /** A file is one list. */
    private record Brackets(OutputStream out, StringBuilder text) implements BulkWriter<Long> {
        Brackets(OutputStream out) {
            this(out, new StringBuilder("["));
        }

        @Override
        public void addElement(Long element) {
            text.append(element).append(' ');
        }

        @Override
        public void finish() throws IOException {
            out.write((text + "]").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void formatsOfTablesWriteFiles() throws IOException {
        for (String format : List.of("parquet", "csv", "json")) {
            Path own = folder.resolve(format);
            StreamExecutionEnvironment environment = environment(6);
            environment
                    .fromSequence(1, ELEMENTS)
                    .sinkTo(FileSink.forBulkFormat(
                                    own,
                                    TableFormat.named(format)
                                            .column("n", DataTypes.BIGINT)
                                            .column("text", DataTypes.STRING)
                                            .from((Long element) -> Row.of(element, "t" + element)))
                            .build());
            environment.execute();
            assertThat(files(own)).allMatch(file -> file.toString().endsWith("." + format));
            List<String> read = StreamExecutionEnvironment.getExecutionEnvironment()
                    .fromSource(
                            TableSource.connector("filesystem")
                                    .column("n", DataTypes.BIGINT)
                                    .column("text", DataTypes.STRING)
                                    .option("path", own.toString())
                                    .option("format", format)
                                    .as(row -> row.getField(0) + "=" + row.getField(1)),
                            WatermarkStrategy.<String>noWatermarks(),
                            format)
                    .executeAndCollect((int) ELEMENTS + 1);
            assertThat(read)
                    .as(format)
                    .containsExactlyInAnyOrderElementsOf(numbers().stream()
                            .map(number -> number + "=t" + number)
                            .toList());
        }
        assertThatThrownBy(() -> TableFormat.named("parkuet")
                        .column("n", DataTypes.BIGINT)
                        .from((Long element) -> Row.of(element)))
                .hasMessageContaining("WEIR-CONNECT-0002")
                .hasMessageContaining("did you mean 'parquet'?");
    }

    @Test
    void bulkWritersBeginAndEndEachFile() throws IOException {
        StreamExecutionEnvironment environment = environment(3).setParallelism(1);
        environment
                .fromSequence(1, 3)
                .sinkTo(FileSink.forBulkFormat(folder, Brackets::new)
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .build());
        environment.execute();
        assertThat(lines(folder)).containsExactly("[1 2 3 ]");
    }

    @Test
    void whatThePartsThrowNamesThem() {
        StreamExecutionEnvironment environment = environment(4);
        environment
                .fromSequence(1, 3)
                .sinkTo(FileSink.<Long>forRowFormat(folder, (element, out) -> {
                            throw new IllegalStateException("no");
                        })
                        .build())
                .name("files");
        assertThatThrownBy(environment::execute)
                .hasMessageContaining("files")
                .hasMessageContaining("WEIR-STREAM-0001")
                .hasMessageContaining("a lambda in " + FileSinkTest.class.getName());
        Object lock = new Object();
        assertThatThrownBy(() -> FileSink.forRowFormat(folder, new SimpleStringEncoder<Long>())
                        .withBucketAssigner((element, context) -> "" + lock.hashCode())
                        .build())
                .hasMessageContaining("WEIR-STREAM-0002");
        StreamExecutionEnvironment outside = environment(5);
        outside.fromSequence(1, 3)
                .sinkTo(FileSink.forRowFormat(folder, new SimpleStringEncoder<Long>())
                        .withBucketAssigner((element, context) -> "../elsewhere")
                        .build());
        assertThatThrownBy(outside::execute).hasMessageContaining("bucket '../elsewhere' is no folder within");
    }
}
