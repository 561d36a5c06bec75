package dev.weir.formats.csv;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.base.WeirException;
import dev.weir.formats.text.FormatError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How CSV is written. Names and defaults are Flink's; {@code csv.header} is Weir's own.
 *
 * @param delimiter between fields
 * @param quote around fields; -1 when fields are never quoted
 * @param escape makes the next character a plain one; -1 when there is none
 * @param comments whether lines that begin with # are left out
 * @param header whether the first line of a file is no row
 * @param ignoreErrors whether bad fields are NULL and bad records left out
 * @param nullLiteral the text that means NULL; null when there is none
 * @param elementDelimiter between the elements of an array
 * @param scientific whether decimals may be written with an exponent
 */
record CsvOptions(
        byte delimiter,
        int quote,
        int escape,
        boolean comments,
        boolean header,
        boolean ignoreErrors,
        byte @Nullable [] nullLiteral,
        byte[] elementDelimiter,
        boolean scientific) {
    private static final Option<String> DELIMITER =
            Option.of("csv.field-delimiter", OptionType.STRING, ",", "The character between fields.");
    private static final Option<Boolean> NO_QUOTES = Option.of(
            "csv.disable-quote-character", OptionType.BOOLEAN, false, "Whether quotes are characters like any other.");
    private static final Option<String> QUOTE =
            Option.of("csv.quote-character", OptionType.STRING, "\"", "The character around fields that hold others.");
    private static final Option<Boolean> COMMENTS =
            Option.of("csv.allow-comments", OptionType.BOOLEAN, false, "Whether lines that begin with # are left out.");
    private static final Option<Boolean> IGNORE_ERRORS = Option.of(
            "csv.ignore-parse-errors",
            OptionType.BOOLEAN,
            false,
            "Whether fields that cannot be read are NULL, and broken records are left out.");
    private static final Option<String> ELEMENT_DELIMITER = Option.of(
            "csv.array-element-delimiter", OptionType.STRING, ";", "What stands between elements of an array.");
    private static final Option<String> ESCAPE = Option.optional(
            "csv.escape-character", OptionType.STRING, "The character that makes the next one a plain one.");
    private static final Option<String> NULL_LITERAL =
            Option.optional("csv.null-literal", OptionType.STRING, "The text that means NULL.");
    private static final Option<Boolean> SCIENTIFIC = Option.of(
            "csv.write-bigdecimal-in-scientific-notation",
            OptionType.BOOLEAN,
            true,
            "Whether decimals are written in the shortest form, which may have an exponent.");
    private static final Option<Boolean> HEADER = Option.of(
            "csv.header",
            OptionType.BOOLEAN,
            false,
            "Whether the first line of every file names the columns: skipped when reading, written when writing.");

    static final List<Option<?>> ALL = List.of(
            DELIMITER,
            NO_QUOTES,
            QUOTE,
            COMMENTS,
            IGNORE_ERRORS,
            ELEMENT_DELIMITER,
            ESCAPE,
            NULL_LITERAL,
            SCIENTIFIC,
            HEADER);

    static CsvOptions of(Configuration options) {
        boolean noQuotes = options.get(NO_QUOTES);
        if (noQuotes && options.contains(QUOTE.key())) {
            throw WeirException.of(
                    FormatError.INVALID_OPTIONS, "'%s' cannot be set when '%s' is true", QUOTE.key(), NO_QUOTES.key());
        }
        return new CsvOptions(
                character(DELIMITER, unescape(options.get(DELIMITER))),
                noQuotes ? -1 : character(QUOTE, options.get(QUOTE)),
                options.find(ESCAPE).map(text -> (int) character(ESCAPE, text)).orElse(-1),
                options.get(COMMENTS),
                options.get(HEADER),
                options.get(IGNORE_ERRORS),
                options.find(NULL_LITERAL)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .orElse(null),
                options.get(ELEMENT_DELIMITER).getBytes(StandardCharsets.UTF_8),
                options.get(SCIENTIFIC));
    }

    /** Escapes such as {@code \t}, which SQL text does not know. */
    private static String unescape(String text) {
        return text.translateEscapes();
    }

    private static byte character(Option<String> option, String text) {
        if (text.length() != 1 || text.charAt(0) >= 0x80 || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
            throw WeirException.of(
                    FormatError.INVALID_OPTIONS,
                    "option '%s' must be one ASCII character that does not end lines, but is '%s'",
                    option.key(),
                    text);
        }
        return (byte) text.charAt(0);
    }
}
