package dev.weir.base;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An immutable map of option texts, read through typed {@link Option} definitions.
 *
 * @param values option key to the text the user wrote, in the user's order
 */
public record Configuration(Map<String, String> values) {
    public static final Configuration EMPTY = new Configuration(Map.of());

    public Configuration {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The option's value, or its default. Fails when it has neither, or when the text is no value of its type. */
    public <T> T get(Option<T> option) {
        Optional<T> value = find(option);
        if (value.isPresent()) {
            return value.get();
        }
        throw WeirException.of(
                BaseError.MISSING_OPTION,
                "option '%s' (%s) is required",
                option.key(),
                option.type().name());
    }

    /** The option's value, its default, or empty. Fails when the text is no value of its type. */
    public <T> Optional<T> find(Option<T> option) {
        String text = values.get(option.key());
        if (text == null) {
            return Optional.ofNullable(option.defaultValue());
        }
        try {
            return Optional.of(option.type().parser().apply(text));
        } catch (RuntimeException e) {
            throw WeirException.of(
                            BaseError.INVALID_OPTION_VALUE,
                            "option '%s' must be %s, but is '%s'",
                            option.key(),
                            option.type().name(),
                            text)
                    .causedBy(e);
        }
    }

    /** Whether the user set the key. */
    public boolean contains(String key) {
        return values.containsKey(key);
    }

    /** A copy with one key set. */
    public Configuration with(String key, String value) {
        Map<String, String> copy = new LinkedHashMap<>(values);
        copy.put(key, value);
        return new Configuration(copy);
    }

    /** A copy without one key. */
    public Configuration without(String key) {
        Map<String, String> copy = new LinkedHashMap<>(values);
        copy.remove(key);
        return new Configuration(copy);
    }

    /** The keys that start with {@code prefix}, without it. */
    public Configuration below(String prefix) {
        Map<String, String> part = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                part.put(key.substring(prefix.length()), value);
            }
        });
        return new Configuration(part);
    }

    /**
     * Fails on the first key that none of the definitions knows, on a missing required one, and on unreadable values.
     */
    public void validate(Collection<? extends Option<?>> definitions) {
        validateGiven(definitions);
        definitions.stream().filter(Option::required).forEach(this::get);
    }

    /** The same for the keys there are only: nothing is missed. */
    public void validateGiven(Collection<? extends Option<?>> definitions) {
        List<String> known = definitions.stream().<String>map(Option::key).toList();
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw WeirException.of(BaseError.UNKNOWN_OPTION, "unknown option '%s'", key)
                        .hint(hintFor(key, known));
            }
        }
        definitions.forEach(this::find);
    }

    private static String hintFor(String key, List<String> known) {
        String nearest = NearestName.hint(key, known);
        return nearest != null ? nearest : "known options: " + String.join(", ", known);
    }
}
