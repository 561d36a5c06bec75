package dev.weir.base;

import org.jspecify.annotations.Nullable;

/**
 * One key of the configuration; the documentation is generated from these definitions.
 *
 * @param key the name users write, e.g. {@code csv.field-delimiter}
 * @param type how its text is read
 * @param defaultValue what holds when it is not set; null when it has no default
 * @param required whether leaving it out is an error
 * @param description one or two sentences for the documentation
 */
public record Option<T>(
        String key, OptionType<T> type, @Nullable T defaultValue, boolean required, String description) {
    /** An option that has a default. */
    public static <T> Option<T> of(String key, OptionType<T> type, T defaultValue, String description) {
        return new Option<>(key, type, defaultValue, false, description);
    }

    /** An option that may be left out and then has no value. */
    public static <T> Option<T> optional(String key, OptionType<T> type, String description) {
        return new Option<>(key, type, null, false, description);
    }

    /** An option that must be set. */
    public static <T> Option<T> required(String key, OptionType<T> type, String description) {
        return new Option<>(key, type, null, true, description);
    }
}
