package dev.weir.expressions.kernels;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text that every match of a regular expression holds, and how much of the match stands before it. Searches look for
 * that text first, which is much faster than trying the expression everywhere. Only of expressions of ordinary parts
 * one is found; of others none, which is always right.
 */
final class RegexLiteral {
    /** As a length: without bound. */
    static final int UNBOUNDED = Integer.MAX_VALUE / 4;

    private static final String QUANTIFIERS = "?*+";
    /** Characters that are nothing else if they stand alone. */
    private static final String CLASSES = "dDwWsS";

    private final byte[] text;
    private final int least;
    private final int most;
    private final int rare;

    private RegexLiteral(String text, int least, int most) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
        this.least = least;
        this.most = most;
        int chosen = 0;
        for (int i = 0; i < this.text.length; i++) {
            if (commonness(this.text[i]) < commonness(this.text[chosen])) {
                chosen = i;
            }
        }
        rare = chosen;
    }

    /** Letters come most often in texts, then digits. */
    private static int commonness(byte character) {
        return Character.isLowerCase(character) ? 2 : Character.isLetterOrDigit(character) ? 1 : 0;
    }

    /** How many characters of a match stand before the text at least. */
    int least() {
        return least;
    }

    /** How many characters of a match stand before the text at most, up to {@link #UNBOUNDED}. */
    int most() {
        return most;
    }

    /** The index of the first occurrence of the text, or -1. */
    int indexIn(byte[] bytes, int from, int end) {
        for (int at = from; ; ) {
            int found = Utf8.indexOf(bytes, at + rare, end, text, rare, text.length - rare);
            if (found < 0) {
                return -1;
            }
            int start = found - rare;
            if (Utf8.regionEquals(bytes, start, text, 0, rare)) {
                return start;
            }
            at = start + 1;
        }
    }

    /** That of a well-formed expression, or null. */
    static @Nullable RegexLiteral of(String regex) {
        return new Reader(regex).read();
    }

    /** The lengths of what some part of an expression matches. */
    private record Lengths(int least, int most) {
        static final Lengths NOTHING = new Lengths(0, 0);
        static final Lengths ONE = new Lengths(1, 1);

        Lengths then(Lengths next) {
            return new Lengths(Math.min(UNBOUNDED, least + next.least), Math.min(UNBOUNDED, most + next.most));
        }

        Lengths or(Lengths other) {
            return new Lengths(Math.min(least, other.least), Math.max(most, other.most));
        }

        Lengths times(char quantifier) {
            return new Lengths(quantifier == '+' ? least : 0, quantifier == '?' || most == 0 ? most : UNBOUNDED);
        }
    }

    private static final class Reader {
        private final String regex;
        private int at;
        private boolean unknown;
        private int depth;
        /** The character that the last part is, outside of groups; -1 for others. */
        private int single;

        private @Nullable RegexLiteral best;
        private final StringBuilder run = new StringBuilder();
        private Lengths beforeRun = Lengths.NOTHING;

        Reader(String regex) {
            this.regex = regex;
        }

        @Nullable
        RegexLiteral read() {
            alternatives();
            return unknown || at < regex.length() ? null : best;
        }

        private boolean at(char c) {
            return at < regex.length() && regex.charAt(at) == c;
        }

        private Lengths alternatives() {
            Lengths all = sequence();
            while (!unknown && at('|')) {
                // Of several expressions side by side none must occur.
                unknown = depth == 0;
                at++;
                all = all.or(sequence());
            }
            return all;
        }

        private Lengths sequence() {
            Lengths total = Lengths.NOTHING;
            while (!unknown && at < regex.length() && !at('|') && !at(')')) {
                single = -1;
                Lengths part = part();
                int character = depth == 0 ? single : -1;
                if (at < regex.length() && QUANTIFIERS.indexOf(regex.charAt(at)) >= 0) {
                    part = part.times(regex.charAt(at++));
                    character = -1;
                    // Lazy or possessive: as long, all the same.
                    at += at('?') || at('+') ? 1 : 0;
                }
                unknown |= at('{');
                if (depth == 0) {
                    character(character, total);
                }
                total = total.then(part);
            }
            if (depth == 0) {
                character(-1, total);
            }
            return total;
        }

        /** A character that comes next for certain, or -1 for anything else. */
        private void character(int character, Lengths before) {
            if (character < 0) {
                if (isBetter()) {
                    best = new RegexLiteral(run.toString(), beforeRun.least, beforeRun.most);
                }
                run.setLength(0);
                return;
            }
            if (run.isEmpty()) {
                beforeRun = before;
            }
            run.append((char) character);
        }

        private boolean isBetter() {
            if (run.isEmpty() || best == null) {
                return !run.isEmpty();
            }
            boolean bounded = beforeRun.most < UNBOUNDED;
            boolean bestIsBounded = best.most < UNBOUNDED;
            return bounded == bestIsBounded ? run.length() > best.text.length : bounded;
        }

        private Lengths part() {
            char c = regex.charAt(at++);
            return switch (c) {
                case '(' -> group();
                case '[' -> characterClass();
                case '\\' -> escaped();
                case '^', '$' -> Lengths.NOTHING;
                case '.' -> Lengths.ONE;
                case '*', '+', '?', '{', '}', ']' -> none();
                default -> plain(c);
            };
        }

        private Lengths none() {
            unknown = true;
            return Lengths.NOTHING;
        }

        private Lengths plain(char c) {
            single = c;
            return c < 0x80 ? Lengths.ONE : none();
        }

        private Lengths group() {
            if (at('?')) {
                if (!regex.startsWith("?:", at)) {
                    return none();
                }
                at += 2;
            }
            depth++;
            Lengths lengths = alternatives();
            depth--;
            single = -1;
            if (!at(')')) {
                return none();
            }
            at++;
            return lengths;
        }

        private Lengths escaped() {
            if (at >= regex.length()) {
                return none();
            }
            char c = regex.charAt(at++);
            if (CLASSES.indexOf(c) >= 0) {
                return Lengths.ONE;
            }
            if (c == 'b' || c == 'B' || c == 'A' || c == 'z') {
                return Lengths.NOTHING;
            }
            return Character.isLetterOrDigit(c) ? none() : plain(c);
        }

        /** A simple class: without classes in it. */
        private Lengths characterClass() {
            at += at('^') ? 1 : 0;
            int first = at;
            while (at < regex.length() && (!at(']') || at == first)) {
                char c = regex.charAt(at);
                boolean escapes = c == '\\' && at + 1 < regex.length();
                if (c == '[' || c == '&' && regex.startsWith("&&", at) || c >= 0x80 || c == ']') {
                    return none();
                }
                if (escapes && Character.isLetterOrDigit(regex.charAt(at + 1))) {
                    unknown |= CLASSES.indexOf(regex.charAt(at + 1)) < 0;
                }
                at += escapes ? 2 : 1;
            }
            if (!at(']')) {
                return none();
            }
            at++;
            return Lengths.ONE;
        }
    }
}
