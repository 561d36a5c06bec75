package dev.weir.expressions.functions;

import dev.weir.base.WeirException;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import java.util.Locale;

/**
 * What a JSON function does where its path finds nothing, or on an error.
 *
 * @param word what the query says: NULL, ERROR, DEFAULT, EMPTY_ARRAY and so on
 * @param defaultIndex the index of the argument that DEFAULT gives, or -1
 */
record JsonBehavior(String word, int defaultIndex) {
    /** Both behaviours of a call. */
    record Both(JsonBehavior onEmpty, JsonBehavior onError) {
        /**
         * Reads the arguments from an index on: a word, the value of DEFAULT, and whether it is for EMPTY or ERROR; or
         * both words in a row.
         */
        static Both of(CallArguments arguments, int from) {
            JsonBehavior onEmpty = new JsonBehavior("NULL", -1);
            JsonBehavior onError = onEmpty;
            int at = from;
            while (at < arguments.size()) {
                String word = word(arguments, at++);
                JsonBehavior behavior = new JsonBehavior(word, -1);
                if (word.equals("DEFAULT")) {
                    behavior = new JsonBehavior(word, at++);
                }
                String on = word(arguments, at++);
                if (on.endsWith("EMPTY")) {
                    onEmpty = behavior;
                } else {
                    onError = behavior;
                }
            }
            return new Both(onEmpty, onError);
        }
    }

    /** A symbol as an upper-case word. */
    static String word(CallArguments arguments, int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException("a behaviour without ON EMPTY or ON ERROR");
        }
        return arguments.symbol(index).toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    WeirException unknown() {
        return WeirException.of(ExpressionError.WRONG_ARGUMENTS, "JSON functions know no behaviour %s", word);
    }
}
