package dev.weir.expressions.kernels;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first match of a regular expression of Java in UTF-8. Where a text is known that every match holds, texts
 * without it are turned down as bytes, and in ASCII the expression is tried only where that text is. One thread.
 */
public final class RegexSearch {
    private final Pattern pattern;
    private final @Nullable RegexLiteral literal;
    private final Matcher matcher;
    /**
     * How many bytes of the text searched last stand before the match and its groups; -1 if characters are no bytes.
     */
    private int base;

    private RegexSearch(Pattern pattern) {
        this.pattern = pattern;
        literal = pattern.flags() == 0 ? RegexLiteral.of(pattern.pattern()) : null;
        matcher = pattern.matcher("").useAnchoringBounds(false).useTransparentBounds(true);
    }

    /** That of an expression; empty if it is malformed. */
    public static Optional<RegexSearch> of(String regex) {
        try {
            return Optional.of(new RegexSearch(Pattern.compile(regex)));
        } catch (PatternSyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** The expression. */
    public Pattern pattern() {
        return pattern;
    }

    /** Whether a row's text has a match; the first one is what {@link #put} and {@link #matcher} refer to. */
    public boolean find(Texts texts, int row) {
        return find(texts.bytes(), texts.offset(row), texts.end(row));
    }

    private boolean find(byte[] bytes, int offset, int end) {
        int place = 0;
        if (literal != null) {
            place = literal.indexIn(bytes, offset, end);
            if (place < 0) {
                return false;
            }
        }
        boolean ascii = Utf8.isAscii(bytes, offset, end);
        base = ascii ? offset : -1;
        matcher.reset(
                new String(bytes, offset, end - offset, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        return literal == null || !ascii || literal.most() >= RegexLiteral.UNBOUNDED
                ? matcher.find()
                : findAround(literal, bytes, offset, end, place);
    }

    /** Tries the starts from which an occurrence of the literal can be reached, in ascending order. */
    private boolean findAround(RegexLiteral known, byte[] bytes, int offset, int end, int firstPlace) {
        int length = end - offset;
        int next = 0;
        for (int place = firstPlace; place >= 0; place = known.indexIn(bytes, place + 1, end)) {
            int last = place - offset - known.least();
            for (int start = Math.max(next, place - offset - known.most()); start <= last; start++) {
                matcher.region(start, length);
                if (matcher.lookingAt()) {
                    return true;
                }
            }
            next = Math.max(next, last + 1);
        }
        return false;
    }

    /** The match found last. Only where it is and what its groups are may be asked for. */
    public Matcher matcher() {
        return matcher;
    }

    /** Writes a group of the match found last; NULL if it has not taken part. */
    public void put(int group, Texts texts, int row, TextWriter out) {
        int start = matcher.start(group);
        if (start < 0) {
            out.putNull(row);
        } else if (base >= 0) {
            out.put(row, texts.bytes(), base + start, matcher.end(group) - start);
        } else {
            out.put(row, matcher.group(group));
        }
    }
}
