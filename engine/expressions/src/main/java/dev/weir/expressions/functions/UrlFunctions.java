package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.INTEGER;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.Texts;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts and encodings of URLs, and numbers of network addresses. What is malformed gives NULL. */
final class UrlFunctions {
    /** After RFC 3986, appendix B; the protocols are those that Flink knows. */
    private static final Pattern URL =
            Pattern.compile("(?i)(http|https|ftp|file|jar|mailto):(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");

    private UrlFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("PARSE_URL")
                        .takes(CHARACTER, CHARACTER)
                        .takes(CHARACTER, CHARACTER, CHARACTER)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind((arguments, type) -> parse(arguments.size() > 2, type)),
                ScalarFunction.named("URL_ENCODE")
                        .takes(CHARACTER)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind((arguments, type) -> RowKernels.text(type, 48, (columns, out, context) -> {
                            Texts texts = Texts.of(columns[0]);
                            return row -> out.put(row, URLEncoder.encode(texts.string(row), StandardCharsets.UTF_8));
                        })),
                ScalarFunction.named("URL_DECODE")
                        .takes(CHARACTER)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind((arguments, type) -> RowKernels.text(type, 48, (columns, out, context) -> {
                            Texts texts = Texts.of(columns[0]);
                            return row -> out.putNullable(row, decode(texts.string(row)));
                        })),
                ScalarFunction.named("INET_ATON")
                        .takes(CHARACTER)
                        .returns(Results.nullable(DataTypes.BIGINT))
                        .bind((arguments, type) -> RowKernels.longs(type, (columns, out, context) -> {
                            Texts texts = Texts.of(columns[0]);
                            return row -> {
                                long number = address(texts.string(row));
                                if (number < 0) {
                                    out.putNull(row);
                                } else {
                                    out.put(row, number);
                                }
                            };
                        })),
                ScalarFunction.named("INET_NTOA")
                        .takes(INTEGER)
                        .returns(Results.nullable(DataTypes.STRING))
                        .bind((arguments, type) -> RowKernels.text(type, 16, (columns, out, context) -> {
                            Longs numbers = Longs.of(columns[0]);
                            return row -> {
                                long n = numbers.at(row);
                                boolean valid = n >= 0 && n <= 0xFFFFFFFFL;
                                out.putNullable(
                                        row,
                                        valid
                                                ? (n >> 24) + "." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "."
                                                        + (n & 255)
                                                : null);
                            };
                        })));
    }

    private static @Nullable String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /**
     * The number of an IPv4 address of one to four parts, of which the last fills what the others leave; -1 if it is
     * none.
     */
    private static long address(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            int bits = last ? 8 * (5 - parts.length) : 8;
            if (parts[i].isEmpty()
                    || parts[i].length() > 10
                    || !parts[i].chars().allMatch(c -> c >= '0' && c <= '9')) {
                return -1;
            }
            long part = Long.parseLong(parts[i]);
            if (part >= 1L << bits) {
                return -1;
            }
            number = number << bits | part;
        }
        return number;
    }

    private static Kernel parse(boolean hasKey, DataType type) {
        return RowKernels.text(type, 24, (arguments, out, context) -> {
            Texts urls = Texts.of(arguments[0]);
            Texts names = Texts.of(arguments[1]);
            Texts keys = hasKey ? Texts.of(arguments[2]) : null;
            return row -> {
                Matcher url = URL.matcher(urls.string(row));
                String part = url.matches() ? part(url, names.string(row)) : null;
                if (keys != null && part != null) {
                    boolean isQuery = names.string(row).equals("QUERY");
                    part = isQuery ? parameter(part, keys.string(row)) : null;
                }
                out.putNullable(row, part);
            };
        });
    }

    private static @Nullable String part(Matcher url, String name) {
        String authority = url.group(2);
        String query = url.group(4);
        return switch (name) {
            case "PROTOCOL" -> url.group(1);
            case "AUTHORITY" -> authority;
            case "USERINFO" ->
                authority == null || authority.indexOf('@') < 0 ? null : authority.substring(0, authority.indexOf('@'));
            case "HOST" ->
                authority == null
                        ? null
                        : authority.substring(authority.indexOf('@') + 1).replaceFirst(":\\d*$", "");
            case "PATH" -> url.group(3);
            case "FILE" -> query == null ? url.group(3) : url.group(3) + "?" + query;
            case "QUERY" -> query;
            case "REF" -> url.group(5);
            default -> null;
        };
    }

    private static @Nullable String parameter(String query, String key) {
        Matcher matcher =
                Pattern.compile("(?:^|&)" + Pattern.quote(key) + "=([^&]*)").matcher(query);
        return matcher.find() ? matcher.group(1) : null;
    }
}
