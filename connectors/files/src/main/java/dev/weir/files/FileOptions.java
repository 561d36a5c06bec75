package dev.weir.files;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.dataflow.connect.ConnectOptions;
import java.time.Duration;
import java.time.ZoneId;
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
    static final Option<Boolean> AUTO_COMPACTION = Option.of(
            "auto-compaction",
            OptionType.BOOLEAN,
            false,
            "Whether the small files of a checkpoint are joined before they are seen; only in jobs with checkpoints.");
    static final Option<Long> COMPACTION_SIZE = Option.optional(
            "compaction.file-size",
            OptionType.BYTES,
            "Up to about what size they are joined; that of the rolling policy when not set.");
    static final Option<PartitionCommit.Trigger> COMMIT_TRIGGER = Option.of(
            "sink.partition-commit.trigger",
            OptionType.oneOf(PartitionCommit.Trigger.class),
            PartitionCommit.Trigger.PROCESS_TIME,
            "What says that a partition is complete: the clock, at the delay behind the partition's first row, or event"
                    + " time, when the watermark has passed the partition's own time by the delay.");
    static final Option<Duration> COMMIT_DELAY = Option.of(
            "sink.partition-commit.delay",
            OptionType.DURATION,
            Duration.ZERO,
            "How long to wait before a partition is complete: for a folder a day '1 d', for a folder an hour '1 h'.");
    static final Option<ZoneId> WATERMARK_ZONE = Option.of(
            "sink.partition-commit.watermark-time-zone",
            new OptionType<>("time zone such as 'UTC' or 'Europe/Prague'", ZoneId::of),
            ZoneId.of("UTC"),
            "In which zone the times of partitions are meant: the session's when event time is a TIMESTAMP_LTZ.");
    static final Option<String> TIME_EXTRACTOR = Option.of(
            "partition.time-extractor.kind",
            OptionType.STRING,
            "default",
            "How a partition's time follows from its values; there is only 'default'.");
    static final Option<String> TIMESTAMP_PATTERN = Option.optional(
            "partition.time-extractor.timestamp-pattern",
            OptionType.STRING,
            "What a partition's time is made of, such as '$day $hour:00:00'; the first column when not set.");
    static final Option<String> TIMESTAMP_FORMATTER = Option.optional(
            "partition.time-extractor.timestamp-formatter",
            OptionType.STRING,
            "How that is read, in the letters of java.time; 'yyyy-MM-dd HH:mm:ss' or 'yyyy-MM-dd' when not set.");
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
            AUTO_COMPACTION,
            COMPACTION_SIZE,
            COMMIT_TRIGGER,
            COMMIT_DELAY,
            WATERMARK_ZONE,
            TIME_EXTRACTOR,
            TIMESTAMP_PATTERN,
            TIMESTAMP_FORMATTER,
            COMMIT_POLICY,
            SUCCESS_FILE);

    private FileOptions() {}
}
