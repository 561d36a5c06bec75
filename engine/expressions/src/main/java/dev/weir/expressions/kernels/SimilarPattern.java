package dev.weir.expressions.kernels;

import dev.weir.base.WeirException;
import dev.weir.expressions.ExpressionError;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns of SIMILAR TO as Java's regular expressions: {@code _} and {@code %} as in LIKE, all else as it is. */
public final class SimilarPattern {
    private static final String SPECIAL = "[]()|^-+*_%?{}$\\.";

    private SimilarPattern() {}

    /**
     * Compiles a pattern.
     *
     * @param escape the character that takes the meaning from one after it, or empty for none
     * @throws WeirException if it is malformed
     */
    public static Pattern compile(String pattern, String escape) {
        if (escape.length() > 1) {
            throw WeirException.of(
                    ExpressionError.INVALID_PATTERN, "invalid escape character '%s': it must be one character", escape);
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (!escape.isEmpty() && c == escape.charAt(0)) {
                if (i + 1 == pattern.length()) {
                    throw WeirException.of(
                            ExpressionError.INVALID_PATTERN, "invalid escape sequence '%s', %d", pattern, i);
                }
                char next = pattern.charAt(++i);
                regex.append(SPECIAL.indexOf(next) >= 0 ? "\\" : "").append(next);
            } else if (c == '_') {
                regex.append('.');
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '[') {
                i = characterClass(pattern, i, regex);
            } else {
                regex.append(c == '\\' || c == '$' || c == '^' ? "\\" : "").append(c);
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException malformed) {
            throw WeirException.of(
                    ExpressionError.INVALID_PATTERN,
                    "'%s' is no pattern of SIMILAR TO: %s",
                    pattern,
                    malformed.getDescription());
        }
    }

    /**
     * Copies a class of characters, names such as {@code [:ALPHA:]} translated; returns the index of its last
     * character.
     */
    private static int characterClass(String pattern, int from, StringBuilder regex) {
        int end = from + 1;
        int depth = 1;
        while (end < pattern.length() && depth > 0) {
            char c = pattern.charAt(end);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            end++;
        }
        String set = pattern.substring(from, end);
        for (String name : new String[] {"ALPHA", "UPPER", "LOWER", "DIGIT", "ALNUM", "SPACE"}) {
            String java = "\\\\p{" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + "}";
            set = set.replaceAll("(?i)\\[:" + name + ":]", java);
        }
        regex.append(set.replaceAll("(?i)\\[:WHITESPACE:]", "\\\\s"));
        return end - 1;
    }
}
