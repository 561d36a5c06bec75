package dev.weir.kafka;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.WeirException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where reading begins and ends, as the options say it. */
record Range(Place start, Place stop) {
    /** A place in every partition. */
    sealed interface Place {
        record Earliest() implements Place {}

        record Latest() implements Place {}

        record OfGroup() implements Place {}

        record At(long millis) implements Place {}

        /** Offsets by partition. */
        record Offsets(Map<Integer, Long> byPartition) implements Place {}

        /** Offsets by topic and partition. */
        record OffsetsOf(Map<TopicPartition, Long> byPartition) implements Place {}

        /** There is no end. */
        record Never() implements Place {}
    }

    private static final Pattern OFFSET = Pattern.compile("partition:(\\d+),offset:(\\d+)");

    /** Whether there is an end. */
    boolean isBounded() {
        return !(stop instanceof Place.Never);
    }

    static Range of(Configuration options) {
        Place start = switch (options.get(KafkaOptions.STARTUP_MODE)) {
            case EARLIEST_OFFSET -> new Place.Earliest();
            case LATEST_OFFSET -> new Place.Latest();
            case GROUP_OFFSETS -> group(options, KafkaOptions.STARTUP_MODE);
            case TIMESTAMP -> new Place.At(needed(options, KafkaOptions.STARTUP_MODE, KafkaOptions.STARTUP_TIMESTAMP));
            case SPECIFIC_OFFSETS -> offsets(options, KafkaOptions.STARTUP_MODE, KafkaOptions.STARTUP_OFFSETS);
        };
        Place stop = switch (options.get(KafkaOptions.BOUNDED_MODE)) {
            case UNBOUNDED -> new Place.Never();
            case LATEST_OFFSET -> new Place.Latest();
            case GROUP_OFFSETS -> group(options, KafkaOptions.BOUNDED_MODE);
            case TIMESTAMP -> new Place.At(needed(options, KafkaOptions.BOUNDED_MODE, KafkaOptions.BOUNDED_TIMESTAMP));
            case SPECIFIC_OFFSETS -> offsets(options, KafkaOptions.BOUNDED_MODE, KafkaOptions.BOUNDED_OFFSETS);
        };
        return new Range(start, stop);
    }

    private static Place group(Configuration options, Option<?> mode) {
        needed(options, mode, KafkaOptions.GROUP_ID);
        return new Place.OfGroup();
    }

    private static <T> T needed(Configuration options, Option<?> mode, Option<T> option) {
        return options.find(option).orElseThrow(() -> {
            String chosen = options.values().getOrDefault(mode.key(), "group-offsets");
            @Nullable
            String hint = mode.equals(KafkaOptions.STARTUP_MODE) && option.equals(KafkaOptions.GROUP_ID)
                    ? "or begin elsewhere, e.g. with 'scan.startup.mode' = 'earliest-offset'"
                    : null;
            return WeirException.of(
                            KafkaError.INVALID_OPTION, "'%s' = '%s' needs '%s'", mode.key(), chosen, option.key())
                    .hint(hint);
        });
    }

    private static Place offsets(Configuration options, Option<?> mode, Option<String> option) {
        String text = needed(options, mode, option);
        Map<Integer, Long> byPartition = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            Matcher matcher = OFFSET.matcher(part.strip());
            boolean fits = matcher.matches();
            try {
                fits = fits
                        && byPartition.put(Integer.valueOf(matcher.group(1)), Long.valueOf(matcher.group(2))) == null;
            } catch (NumberFormatException e) {
                fits = false;
            }
            if (!fits) {
                throw WeirException.of(
                        KafkaError.INVALID_OPTION,
                        "option '%s' must be written like 'partition:0,offset:42;partition:1,offset:300', each "
                                + "partition once, but has '%s'",
                        option.key(),
                        part.strip());
            }
        }
        return new Place.Offsets(Map.copyOf(byPartition));
    }
}
