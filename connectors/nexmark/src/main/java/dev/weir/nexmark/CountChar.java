package dev.weir.nexmark;

import dev.weir.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * The function of query 14: how often a character occurs in a text. 0 where either is NULL; of a longer second argument
 * the first character counts.
 */
public class CountChar extends ScalarFunction {
    private static final long serialVersionUID = 1L;

    /** How many characters of the text are that one. */
    public long eval(@Nullable String text, @Nullable String character) {
        if (text == null || character == null || character.isEmpty()) {
            return 0;
        }
        char wanted = character.charAt(0);
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == wanted) {
                count++;
            }
        }
        return count;
    }
}
