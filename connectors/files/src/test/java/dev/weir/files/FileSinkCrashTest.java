package dev.weir.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.TableDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever step a job dies at, its files hold every row once. */
class FileSinkCrashTest {
    private static final int SEEDS = 4;
    private static final int ROWS = 200;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "csv, false, 128 mb",
        "csv, true, 128 mb",
        "csv, true, 150 b",
        "csv, false, 60 b",
        "json, true, 100 b",
        "parquet, false, 128 mb",
        "parquet, true, 1 kb"
    })
    void everyRowOnce(String format, boolean compaction, String fileSize) throws Exception {
        Schema schema = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(Row.of(i, "text, " + i % 7));
        }
        int deaths = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            TableDefinition table =
                    Reading.table(folder.resolve("seed-" + seed), schema, options(format, compaction, fileSize));
            CrashingSink job = new CrashingSink(table, rows, seed, 2);
            deaths += job.run();
            assertThat(job.files()).as("seed %s", seed).noneMatch(name -> name.startsWith("."));
        }
        assertThat(deaths).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"csv, false, 128 mb", "json, true, 100 b", "parquet, true, 1 kb"})
    void everyPartitionSucceeds(String format, boolean compaction, String fileSize) throws Exception {
        Schema schema = Schema.of("day", DataTypes.STRING, "a", DataTypes.INT);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(Row.of(i % 41 == 0 ? null : "2024-01-0" + (1 + i / 60), i));
        }
        for (String trigger : List.of("process-time", "partition-time")) {
            for (int seed = 0; seed < SEEDS; seed++) {
                List<String> options = new ArrayList<>(List.of(options(format, compaction, fileSize)));
                options.addAll(List.of(
                        "sink.partition-commit.policy.kind",
                        "success-file",
                        "sink.partition-commit.trigger",
                        trigger,
                        "sink.partition-commit.delay",
                        "3 s"));
                Path target = folder.resolve(trigger + seed);
                TableDefinition table =
                        Reading.table(target, schema, List.of(), List.of("day"), options.toArray(String[]::new));
                CrashingSink job = new CrashingSink(table, rows, seed, 2);
                job.run();
                assertThat(job.files()).as("seed %s", seed).noneMatch(name -> name.contains("/."));
                for (int day = 1; day <= 1 + (ROWS - 1) / 60; day++) {
                    assertThat(target.resolve("out/day=2024-01-0" + day + "/_SUCCESS"))
                            .as("seed %s", seed)
                            .exists();
                }
                assertThat(Files.exists(target.resolve("out/day=__DEFAULT_PARTITION__/_SUCCESS")))
                        .isTrue();
            }
        }
    }

    private static String[] options(String format, boolean compaction, String fileSize) {
        List<String> options = new ArrayList<>(List.of(
                "path",
                "out",
                "format",
                format,
                "auto-compaction",
                Boolean.toString(compaction),
                "compaction.file-size",
                "300 b",
                "sink.rolling-policy.file-size",
                fileSize,
                "sink.rolling-policy.rollover-interval",
                "20 s"));
        if (format.equals("csv")) {
            options.addAll(List.of("csv.header", "true"));
        }
        return options.toArray(String[]::new);
    }
}
