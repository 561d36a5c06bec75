package dev.weir.datagen;

import dev.weir.base.Configuration;
import dev.weir.base.OptionType;
import dev.weir.base.WeirException;
import java.util.Optional;

/**
 * The options of one field.
 *
 * @param prefix {@code fields.<name>}
 * @param options the table's options
 */
record FieldOptions(String prefix, Configuration options) {
    /** Options of a part of the field. */
    FieldOptions part(String name) {
        return new FieldOptions(prefix + "." + name, options);
    }

    <T> Optional<T> find(String name, OptionType<T> type) {
        String text = options.values().get(prefix + "." + name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.parser().apply(text));
        } catch (RuntimeException e) {
            throw invalid(name, "must be " + type.name() + ", but is '" + text + "'")
                    .causedBy(e);
        }
    }

    <T> T get(String name, OptionType<T> type, T defaultValue) {
        return find(name, type).orElse(defaultValue);
    }

    <T> T require(String name, OptionType<T> type) {
        return find(name, type).orElseThrow(() -> invalid(name, "is required for 'kind'='sequence'"));
    }

    WeirException invalid(String name, String problem) {
        return WeirException.of(DatagenError.INVALID_FIELD_OPTION, "option '%s.%s' %s", prefix, name, problem);
    }
}
