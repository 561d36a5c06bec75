package dev.weir.files;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.dataflow.connect.ConnectOptions;
import java.time.Duration;
import java.util.List;

/** The options of {@code 'connector'='filesystem'}, with Flink's names and defaults. */
final class FileOptions {
    static final Option<String> PATH =
            Option.required("path", OptionType.STRING, "A file, a folder (read with all folders below), or a glob.");
    static final Option<String> DEFAULT_PARTITION = Option.of(
            "partition.default-name",
            OptionType.STRING,
            "__DEFAULT_PARTITION__",
            "The folder's value that stands for a partition column that is NULL or empty.");
    static final Option<Duration> MONITOR_INTERVAL = Option.optional(
            "source.monitor-interval",
            OptionType.DURATION,
            "How often to look for new files; when not set, the files there at the start are read once.");
    static final Option<String> PATH_PATTERN = Option.optional(
            "source.path.regex-pattern",
            OptionType.STRING,
            "A regular expression that the absolute paths of the files must match.");
    static final Option<Long> ROLLING_SIZE = Option.of(
            "sink.rolling-policy.file-size", OptionType.BYTES, 128L << 20, "At about what size a file is closed.");
    static final Option<Duration> ROLLOVER_INTERVAL = Option.of(
            "sink.rolling-policy.rollover-interval",
            OptionType.DURATION,
            Duration.ofMinutes(30),
            "How long rows are added to one file.");
    static final Option<Duration> CHECK_INTERVAL = Option.of(
            "sink.rolling-policy.check-interval",
            OptionType.DURATION,
            Duration.ofMinutes(1),
            "How often the age of files is looked at.");
    static final Option<Duration> INACTIVITY_INTERVAL = Option.of(
            "sink.rolling-policy.inactivity-interval",
            OptionType.DURATION,
            Duration.ofMinutes(30),
            "How long a file to which nothing is added stays open.");
    static final Option<List<String>> COMMIT_POLICY = Option.optional(
            "sink.partition-commit.policy.kind",
            new OptionType<>(
                    "list of policies separated by ','",
                    text -> java.util.Arrays.stream(text.split(","))
                            .map(String::strip)
                            .filter(policy -> !policy.isEmpty())
                            .toList()),
            "What happens in a partition's folder that is complete; success-file writes an empty file into it.");
    static final Option<String> SUCCESS_FILE = Option.of(
            "sink.partition-commit.success-file.name",
            OptionType.STRING,
            "_SUCCESS",
            "The name of the file that says that a partition is complete.");

    static final List<Option<?>> ALL = List.of(
            PATH,
            ConnectOptions.FORMAT,
            DEFAULT_PARTITION,
            MONITOR_INTERVAL,
            PATH_PATTERN,
            ConnectOptions.ON_ERROR,
            ConnectOptions.DEAD_LETTER_PATH,
            ConnectOptions.SCAN_PARALLELISM,
            ConnectOptions.SINK_PARALLELISM,
            ROLLING_SIZE,
            ROLLOVER_INTERVAL,
            CHECK_INTERVAL,
            INACTIVITY_INTERVAL,
            COMMIT_POLICY,
            SUCCESS_FILE);

    private FileOptions() {}
}
