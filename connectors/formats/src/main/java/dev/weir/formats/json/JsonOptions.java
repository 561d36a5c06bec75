package dev.weir.formats.json;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.base.WeirException;
import dev.weir.formats.text.FormatError;
import java.util.List;
import java.util.Locale;

/**
 * How JSON is read and written, with Flink's names and defaults.
 *
 * @param format with whose name the options begin
 * @param failOnMissing whether a field that is not there makes its record bad instead of being NULL
 * @param ignoreErrors whether bad fields are NULL and bad records left out
 * @param separator what is written between date and time
 * @param nullKeys what becomes of NULL keys of maps
 * @param nullKeyText what stands for them when they are kept
 * @param plainDecimals whether decimals are always written without exponent
 * @param skipNullFields whether fields that are NULL are not written
 */
record JsonOptions(
        String format,
        boolean failOnMissing,
        boolean ignoreErrors,
        char separator,
        NullKeys nullKeys,
        String nullKeyText,
        boolean plainDecimals,
        boolean skipNullFields) {
    /** What becomes of NULL keys of maps when they are written. */
    enum NullKeys {
        FAIL,
        DROP,
        LITERAL
    }

    /** The options of one format; each has its own, as they begin with its name. */
    private record Keys(
            Option<Boolean> failOnMissing,
            Option<Boolean> ignoreErrors,
            Option<String> timestamps,
            Option<NullKeys> nullKeys,
            Option<String> nullKeyText,
            Option<Boolean> plainDecimals,
            Option<Boolean> skipNulls) {
        static Keys of(String format) {
            return new Keys(
                    Option.of(
                            format + ".fail-on-missing-field",
                            OptionType.BOOLEAN,
                            false,
                            "Whether a field that is missing is an error."),
                    Option.of(
                            format + ".ignore-parse-errors",
                            OptionType.BOOLEAN,
                            false,
                            "Whether fields that cannot be read are NULL, and broken records are left out."),
                    Option.of(
                            format + ".timestamp-format.standard",
                            new OptionType<>("SQL or ISO-8601", JsonOptions::timestampStandard),
                            "SQL",
                            "How times are written: with a blank (SQL) or T (ISO-8601) behind the date; both are"
                                    + " read."),
                    Option.of(
                            format + ".map-null-key.mode",
                            OptionType.oneOf(NullKeys.class),
                            NullKeys.FAIL,
                            "What becomes of NULL keys of maps when they are written."),
                    Option.of(
                            format + ".map-null-key.literal",
                            OptionType.STRING,
                            "null",
                            "What stands for NULL keys with mode LITERAL."),
                    Option.of(
                            format + ".encode.decimal-as-plain-number",
                            OptionType.BOOLEAN,
                            false,
                            "Whether decimals are written without exponent."),
                    Option.of(
                            format + ".encode.ignore-null-fields",
                            OptionType.BOOLEAN,
                            false,
                            "Whether fields that are NULL are left out."));
        }
    }

    /** The options of a format of that name. */
    static List<Option<?>> all(String format) {
        Keys keys = Keys.of(format);
        return List.of(
                keys.failOnMissing,
                keys.ignoreErrors,
                keys.timestamps,
                keys.nullKeys,
                keys.nullKeyText,
                keys.plainDecimals,
                keys.skipNulls);
    }

    static JsonOptions of(String format, Configuration options) {
        Keys keys = Keys.of(format);
        boolean failOnMissing = options.get(keys.failOnMissing);
        boolean ignoreErrors = options.get(keys.ignoreErrors);
        if (failOnMissing && ignoreErrors) {
            throw WeirException.of(
                    FormatError.INVALID_OPTIONS,
                    "'%s' and '%s' cannot both be true",
                    keys.failOnMissing.key(),
                    keys.ignoreErrors.key());
        }
        return new JsonOptions(
                format,
                failOnMissing,
                ignoreErrors,
                options.get(keys.timestamps).equals("SQL") ? ' ' : 'T',
                options.get(keys.nullKeys),
                options.get(keys.nullKeyText),
                options.get(keys.plainDecimals),
                options.get(keys.skipNulls));
    }

    private static String timestampStandard(String text) {
        String standard = text.strip().toUpperCase(Locale.ROOT);
        if (!standard.equals("SQL") && !standard.equals("ISO-8601")) {
            throw new IllegalArgumentException(text);
        }
        return standard;
    }
}
