package dev.weir.sql.error;

import org.jspecify.annotations.Nullable;

/** The line of a script that an error is in, with a caret under the place. */
public final class Excerpt {
    private static final int LONGEST_LINE = 100;

    private Excerpt() {}

    /**
     * Two lines: the script's line and the carets under the word or quoted text at the place.
     *
     * @param line from 1
     * @param column from 1
     * @return empty when the text has no such line
     */
    public static String of(String text, int line, int column) {
        String source = lineOf(text, line);
        if (source == null || column < 1) {
            return "";
        }
        int start = Math.min(column - 1, source.length());
        int length = Math.max(1, tokenLength(source, start));
        int cut = start + length <= LONGEST_LINE ? 0 : Math.max(0, start - LONGEST_LINE / 3);
        String shown = source.substring(cut, Math.min(source.length(), cut + LONGEST_LINE))
                .replace('\t', ' ');
        int carets = Math.min(length, LONGEST_LINE - (start - cut));
        return "    " + shown + "\n    " + " ".repeat(start - cut) + "^".repeat(carets);
    }

    private static @Nullable String lineOf(String text, int line) {
        String[] lines = text.split("\n", line + 1);
        if (line < 1 || line > lines.length) {
            return null;
        }
        String found = lines[line - 1];
        return found.endsWith("\r") ? found.substring(0, found.length() - 1) : found;
    }

    private static int tokenLength(String source, int start) {
        if (start >= source.length()) {
            return 1;
        }
        char first = source.charAt(start);
        int end = start + 1;
        if (first == '\'' || first == '`') {
            while (end < source.length() && source.charAt(end) != first) {
                end++;
            }
            return Math.min(end + 1, source.length()) - start;
        }
        if (!Character.isJavaIdentifierPart(first)) {
            return 1;
        }
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        return end - start;
    }
}
