package dev.weir.files;

import dev.weir.base.Configuration;
import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.dataflow.connect.TableDefinition;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a partition is complete, and what happens then.
 *
 * @param keys the partition columns
 * @param byEventTime whether event time says so, or processing time
 * @param delayMillis how long after the partition's time, or after its first row
 * @param pattern of the partition's time, with {@code $column} for values; empty for the first column's value
 * @param formatter reads that; null for dates and timestamps as SQL writes them
 * @param zone in which the partition's time is meant
 * @param defaultName the value that stands for NULL
 * @param successFile the file written into the folder
 */
record PartitionCommit(
        List<String> keys,
        boolean byEventTime,
        long delayMillis,
        String pattern,
        @Nullable DateTimeFormatter formatter,
        ZoneId zone,
        String defaultName,
        String successFile) {
    /** The times by which a partition can be complete. */
    enum Trigger {
        PROCESS_TIME,
        PARTITION_TIME
    }

    private static final Pattern COLUMN = Pattern.compile("\\$(\\w+)");
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-M-d H:m:s[.SSSSSSSSS][.SSSSSS][.SSS]", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT);
    private static final String SUCCESS_FILE = "success-file";

    /** What a table's options say; null when partitions are not to be committed. */
    static @Nullable PartitionCommit of(TableDefinition table) {
        Configuration options = table.options();
        List<String> policies = options.find(FileOptions.COMMIT_POLICY).orElse(List.of());
        for (String policy : policies) {
            if (!policy.equals(SUCCESS_FILE)) {
                throw invalid(
                        FileOptions.COMMIT_POLICY.key(), policy, "there is no such policy; there is success-file");
            }
        }
        String kind = options.get(FileOptions.TIME_EXTRACTOR);
        if (!kind.equals("default")) {
            throw invalid(FileOptions.TIME_EXTRACTOR.key(), kind, "there is only 'default'");
        }
        if (policies.isEmpty() || table.partitionKeys().isEmpty()) {
            return null;
        }
        String pattern = options.find(FileOptions.TIMESTAMP_PATTERN)
                .orElse("$" + table.partitionKeys().getFirst());
        for (Matcher column = COLUMN.matcher(pattern); column.find(); ) {
            if (!table.partitionKeys().contains(column.group(1))) {
                throw invalid(
                                FileOptions.TIMESTAMP_PATTERN.key(),
                                pattern,
                                "'" + column.group(1) + "' is no partition column")
                        .hint(NearestName.hint(column.group(1), table.partitionKeys()));
            }
        }
        return new PartitionCommit(
                table.partitionKeys(),
                options.get(FileOptions.COMMIT_TRIGGER) == Trigger.PARTITION_TIME,
                options.get(FileOptions.COMMIT_DELAY).toMillis(),
                pattern,
                options.find(FileOptions.TIMESTAMP_FORMATTER)
                        .map(PartitionCommit::formatter)
                        .orElse(null),
                options.get(FileOptions.WATERMARK_ZONE),
                options.get(FileOptions.DEFAULT_PARTITION),
                options.get(FileOptions.SUCCESS_FILE));
    }

    private static WeirException invalid(String key, String value, String problem) {
        return WeirException.of(FilesError.INVALID_OPTIONS, "option '%s' is '%s': %s", key, value, problem);
    }

    private static DateTimeFormatter formatter(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw invalid(FileOptions.TIMESTAMP_FORMATTER.key(), pattern, "it is no pattern of java.time")
                    .causedBy(e);
        }
    }

    /**
     * Whether all rows of a partition have come, as far as one can know.
     *
     * @param watermark the least of all writers
     */
    boolean isComplete(FileCommittable.Partition partition, long nowMillis, long watermark) {
        if (watermark == Long.MAX_VALUE) {
            return true;
        }
        if (!byEventTime) {
            return nowMillis >= partition.sinceMillis() + delayMillis;
        }
        long time = time(partition.folder());
        return time != Long.MAX_VALUE && watermark >= time + delayMillis;
    }

    /** The time that a folder's name says; {@link Long#MAX_VALUE} when a value that it needs is NULL. */
    long time(String folder) {
        Map<String, String> values = Partitions.valuesOf(Path.of(folder).resolve("file"));
        StringBuilder text = new StringBuilder();
        Matcher column = COLUMN.matcher(pattern);
        while (column.find()) {
            String value = values.getOrDefault(column.group(1), defaultName);
            if (value.equals(defaultName)) {
                return Long.MAX_VALUE;
            }
            column.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        column.appendTail(text);
        try {
            return parse(text.toString()).atZone(zone).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw WeirException.of(
                            FilesError.INVALID_PARTITION,
                            "partition '%s' has the time '%s', which cannot be read: %s",
                            folder,
                            text,
                            e.getMessage())
                    .hint("'" + FileOptions.TIMESTAMP_PATTERN.key() + "' says how columns make up the time, such as "
                            + "'$day $hour:00:00'")
                    .causedBy(e);
        }
    }

    private LocalDateTime parse(String text) {
        if (formatter != null) {
            return LocalDateTime.parse(text, formatter);
        }
        return text.strip().indexOf(' ') < 0
                ? LocalDate.parse(text.strip(), DATE).atStartOfDay()
                : LocalDateTime.parse(text.strip(), TIMESTAMP);
    }
}
