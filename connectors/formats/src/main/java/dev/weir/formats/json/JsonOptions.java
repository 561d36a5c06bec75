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
 * @param failOnMissing whether a field that is not there makes its record bad instead of being NULL
 * @param ignoreErrors whether bad fields are NULL and bad records left out
 * @param separator what is written between date and time
 * @param nullKeys what becomes of NULL keys of maps
 * @param nullKeyText what stands for them when they are kept
 * @param plainDecimals whether decimals are always written without exponent
 * @param skipNullFields whether fields that are NULL are not written
 */
record JsonOptions(
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

    private static final Option<Boolean> FAIL_ON_MISSING = Option.of(
            "json.fail-on-missing-field", OptionType.BOOLEAN, false, "Whether a field that is missing is an error.");
    private static final Option<Boolean> IGNORE_ERRORS = Option.of(
            "json.ignore-parse-errors",
            OptionType.BOOLEAN,
            false,
            "Whether fields that cannot be read are NULL, and broken records are left out.");
    private static final Option<String> TIMESTAMPS = Option.of(
            "json.timestamp-format.standard",
            new OptionType<>("SQL or ISO-8601", JsonOptions::timestampStandard),
            "SQL",
            "How times are written: with a blank (SQL) or T (ISO-8601) behind the date; both are read.");
    private static final Option<NullKeys> NULL_KEYS = Option.of(
            "json.map-null-key.mode",
            OptionType.oneOf(NullKeys.class),
            NullKeys.FAIL,
            "What becomes of NULL keys of maps when they are written.");
    private static final Option<String> NULL_KEY_TEXT = Option.of(
            "json.map-null-key.literal", OptionType.STRING, "null", "What stands for NULL keys with mode LITERAL.");
    private static final Option<Boolean> PLAIN_DECIMALS = Option.of(
            "json.encode.decimal-as-plain-number",
            OptionType.BOOLEAN,
            false,
            "Whether decimals are written without exponent.");
    private static final Option<Boolean> SKIP_NULLS = Option.of(
            "json.encode.ignore-null-fields", OptionType.BOOLEAN, false, "Whether fields that are NULL are left out.");

    static final List<Option<?>> ALL =
            List.of(FAIL_ON_MISSING, IGNORE_ERRORS, TIMESTAMPS, NULL_KEYS, NULL_KEY_TEXT, PLAIN_DECIMALS, SKIP_NULLS);

    static JsonOptions of(Configuration options) {
        boolean failOnMissing = options.get(FAIL_ON_MISSING);
        boolean ignoreErrors = options.get(IGNORE_ERRORS);
        if (failOnMissing && ignoreErrors) {
            throw WeirException.of(
                    FormatError.INVALID_OPTIONS,
                    "'%s' and '%s' cannot both be true",
                    FAIL_ON_MISSING.key(),
                    IGNORE_ERRORS.key());
        }
        return new JsonOptions(
                failOnMissing,
                ignoreErrors,
                options.get(TIMESTAMPS).equals("SQL") ? ' ' : 'T',
                options.get(NULL_KEYS),
                options.get(NULL_KEY_TEXT),
                options.get(PLAIN_DECIMALS),
                options.get(SKIP_NULLS));
    }

    private static String timestampStandard(String text) {
        String standard = text.strip().toUpperCase(Locale.ROOT);
        if (!standard.equals("SQL") && !standard.equals("ISO-8601")) {
            throw new IllegalArgumentException(text);
        }
        return standard;
    }
}
