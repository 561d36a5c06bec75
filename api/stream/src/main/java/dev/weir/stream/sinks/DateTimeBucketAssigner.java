package dev.weir.stream.sinks;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A bucket for each hour, or whatever a pattern tells apart, of processing time. */
public final class DateTimeBucketAssigner<T> implements BucketAssigner<T, String> {
    private static final long serialVersionUID = 1L;

    private final String pattern;
    private final String zone;
    private transient @Nullable DateTimeFormatter formatter;

    /** Hours, as {@code 2024-05-01--09}, in the system's zone. */
    public DateTimeBucketAssigner() {
        this("yyyy-MM-dd--HH");
    }

    /** In the system's zone. */
    public DateTimeBucketAssigner(String pattern) {
        this(pattern, ZoneId.systemDefault());
    }

    /** @param pattern in the letters of {@link DateTimeFormatter} */
    public DateTimeBucketAssigner(String pattern, ZoneId zone) {
        this.pattern = pattern;
        this.zone = zone.getId();
        this.formatter = DateTimeFormatter.ofPattern(pattern).withZone(zone);
    }

    @Override
    public String getBucketId(T element, Context context) {
        DateTimeFormatter present = formatter;
        if (present == null) {
            // A copy has none.
            present = DateTimeFormatter.ofPattern(pattern).withZone(ZoneId.of(zone));
            formatter = present;
        }
        return present.format(Instant.ofEpochMilli(context.currentProcessingTime()));
    }
}
