package dev.weir.base;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the text of an option becomes a value.
 *
 * @param name what a value of it is called in messages and documentation, e.g. {@code duration ('10 s')}
 * @param parser throws {@link IllegalArgumentException} on text that is no such value
 */
public record OptionType<T>(String name, Function<String, T> parser) {
    public static final OptionType<String> STRING = new OptionType<>("text", text -> text);
    public static final OptionType<Integer> INT = new OptionType<>("integer", text -> Integer.valueOf(text.strip()));
    /** An integer from 1 on. */
    public static final OptionType<Integer> COUNT = new OptionType<>("integer from 1 on", OptionType::parseCount);

    public static final OptionType<Long> LONG = new OptionType<>("integer", text -> Long.valueOf(text.strip()));
    public static final OptionType<Double> DOUBLE = new OptionType<>("number", text -> Double.valueOf(text.strip()));
    public static final OptionType<Boolean> BOOLEAN = new OptionType<>("true or false", OptionType::parseBoolean);
    public static final OptionType<Duration> DURATION =
            new OptionType<>("duration such as '10 s' or '500 ms'", OptionType::parseDuration);
    public static final OptionType<Long> BYTES = new OptionType<>("size such as '64 mb'", OptionType::parseBytes);
    public static final OptionType<List<String>> LIST = new OptionType<>(
            "list separated by ';'",
            text -> Arrays.stream(text.split(";"))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList());

    /** Values of a type that are not below one of them. */
    public static <T extends Comparable<T>> OptionType<T> atLeast(T least, String shown, OptionType<T> type) {
        return new OptionType<>(type.name() + ", at least " + shown, text -> {
            T value = type.parser().apply(text);
            if (value.compareTo(least) < 0) {
                throw new IllegalArgumentException(text);
            }
            return value;
        });
    }

    /** One of the constants of an enum, written in any case and with {@code -} or {@code _}. */
    public static <E extends Enum<E>> OptionType<E> oneOf(Class<E> constants) {
        String names = Arrays.stream(constants.getEnumConstants())
                .map(constant -> optionName(constant.name()))
                .collect(Collectors.joining(", "));
        return new OptionType<>("one of " + names, text -> {
            for (E constant : constants.getEnumConstants()) {
                if (optionName(constant.name()).equals(optionName(text.strip()))) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(text);
        });
    }

    private static String optionName(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Integer parseCount(String text) {
        int count = Integer.parseInt(text.strip());
        if (count < 1) {
            throw new IllegalArgumentException(text);
        }
        return count;
    }

    private static Boolean parseBoolean(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Duration parseDuration(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (trimmed.startsWith("p")) {
            return Duration.parse(trimmed);
        }
        int split = digits(trimmed);
        long amount = Long.parseLong(trimmed.substring(0, split));
        return switch (trimmed.substring(split).strip()) {
            case "ns", "nano", "nanos", "nanosecond", "nanoseconds" -> Duration.ofNanos(amount);
            case "us", "µs", "micro", "micros", "microsecond", "microseconds" ->
                Duration.ofNanos(Math.multiplyExact(amount, 1_000L));
            case "", "ms", "milli", "millis", "millisecond", "milliseconds" -> Duration.ofMillis(amount);
            case "s", "sec", "secs", "second", "seconds" -> Duration.ofSeconds(amount);
            case "m", "min", "mins", "minute", "minutes" -> Duration.ofMinutes(amount);
            case "h", "hour", "hours" -> Duration.ofHours(amount);
            case "d", "day", "days" -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Long parseBytes(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        int split = digits(trimmed);
        long amount = Long.parseLong(trimmed.substring(0, split));
        int shift = switch (trimmed.substring(split).strip()) {
            case "", "b", "bytes" -> 0;
            case "k", "kb", "kib", "kibibytes" -> 10;
            case "m", "mb", "mib", "mebibytes" -> 20;
            case "g", "gb", "gib", "gibibytes" -> 30;
            case "t", "tb", "tib", "tebibytes" -> 40;
            default -> throw new IllegalArgumentException(text);
        };
        return Math.multiplyExact(amount, 1L << shift);
    }

    private static int digits(String text) {
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
