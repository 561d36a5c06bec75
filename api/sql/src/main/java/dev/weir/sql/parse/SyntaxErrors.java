package dev.weir.sql.parse;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.grammar.ParseException;
import dev.weir.sql.grammar.Token;
import dev.weir.sql.grammar.TokenMgrError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.Metadata;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Says in a user's words what the grammar rejects: the offending token, what may stand there, a likely misspelling. */
final class SyntaxErrors {
    private static final int MOST_EXPECTED = 8;
    private static final int SHORTEST_MISSPELLING = 3;
    private static final String QUOTES = "names are quoted with `backticks`, strings with 'single quotes'";
    private static final Pattern LEXICAL = Pattern.compile(
            "Lexical error at line (\\d+), column (\\d+)\\.\\s+Encountered: (.*?) after.*", Pattern.DOTALL);

    private SyntaxErrors() {}

    /** A token that no rule allows where it stands. */
    static WeirException rejected(StatementText statement, ParseException e, Metadata words) {
        if (e.currentToken == null) {
            return WeirException.of(SqlError.SYNTAX, "%s", firstLine(e.getMessage()))
                    .at(statement.position());
        }
        int matched = 0;
        for (int[] sequence : e.expectedTokenSequences) {
            matched = Math.max(matched, matchedPrefix(sequence, e.currentToken));
        }
        TreeSet<String> expected = new TreeSet<>();
        for (int[] sequence : e.expectedTokenSequences) {
            if (matchedPrefix(sequence, e.currentToken) == matched) {
                expected.add(e.tokenImage[sequence[matched]]);
            }
        }
        Token before = e.currentToken;
        for (int i = 0; i < matched; i++) {
            before = before.next;
        }
        return describe(statement, before, before.next, expected, words);
    }

    /** How many tokens behind the current one a sequence agrees with, its last token excepted. */
    private static int matchedPrefix(int[] sequence, Token current) {
        Token token = current.next;
        int matched = 0;
        while (matched < sequence.length - 1 && token.kind == sequence[matched] && token.next != null) {
            token = token.next;
            matched++;
        }
        return matched;
    }

    private static WeirException describe(
            StatementText statement, Token before, Token offender, Collection<String> images, Metadata words) {
        boolean atEnd = offender.kind == 0;
        List<String> keywords = keywords(images);
        String hint = misspelling(offender, before, keywords, words);
        String expected = expected(images, keywords, words);
        StringBuilder text = new StringBuilder();
        if (atEnd) {
            text.append("the statement ends too early");
        } else {
            text.append("unexpected '").append(offender.image).append('\'');
        }
        if (!expected.isEmpty()) {
            text.append("; expected ").append(expected);
        }
        if (offender.image.equals("\"")) {
            hint = QUOTES;
        } else if (words.isReservedWord(upper(offender)) && wantsName(images)) {
            hint = "%s is a reserved word: write `%s` to use it as a name".formatted(upper(offender), offender.image);
        }
        SqlParserPos place = atEnd
                ? new SqlParserPos(before.endLine, before.endColumn + 1, before.endLine, before.endColumn + 1)
                : new SqlParserPos(offender.beginLine, offender.beginColumn, offender.endLine, offender.endColumn);
        return WeirException.of(SqlError.SYNTAX, "%s", text)
                .hint(hint)
                .at(before.beginLine == 0 && atEnd ? statement.position() : statement.position(place));
    }

    /** Whether a name may stand there, and no other expression. */
    private static boolean wantsName(Collection<String> images) {
        return images.contains("<IDENTIFIER>") && !images.contains("<UNSIGNED_INTEGER_LITERAL>");
    }

    private static String upper(Token token) {
        return token.image.toUpperCase(Locale.ROOT);
    }

    /** The images of the form {@code "WORD"}, without their quotes. */
    private static List<String> keywords(Collection<String> images) {
        return images.stream()
                .filter(image -> image.length() > 2 && image.startsWith("\"") && Character.isLetter(image.charAt(1)))
                .map(image -> image.substring(1, image.length() - 1))
                .toList();
    }

    private static @Nullable String misspelling(Token offender, Token before, List<String> keywords, Metadata words) {
        boolean beforeIsName = before.image != null && !words.isKeyword(upper(before));
        for (Token token : beforeIsName ? List.of(offender, before) : List.of(offender)) {
            if (token.image.length() >= SHORTEST_MISSPELLING) {
                String nearest = NearestName.find(token.image, keywords);
                if (nearest != null && !nearest.equalsIgnoreCase(token.image)) {
                    return "did you mean %s instead of %s?".formatted(nearest, token.image);
                }
            }
        }
        return null;
    }

    /** A short list in words; where an expression may stand, its hundred possible beginnings are not listed. */
    private static String expected(Collection<String> images, List<String> keywords, Metadata words) {
        List<String> parts = new ArrayList<>();
        if (images.contains("<UNSIGNED_INTEGER_LITERAL>") && images.contains("\"(\"")) {
            return images.contains("\"SELECT\"") && !images.contains("\"EXISTS\"") ? "a query" : "an expression";
        }
        if (images.contains("<IDENTIFIER>")) {
            parts.add("a name");
        } else if (images.contains("<QUOTED_STRING>")) {
            parts.add("a string in single quotes");
        }
        boolean names = images.contains("<IDENTIFIER>");
        for (String keyword : keywords) {
            if (!names || words.isReservedWord(keyword)) {
                parts.add(keyword);
            }
        }
        for (String image : images) {
            if (image.length() <= 4 && image.startsWith("\"") && !Character.isLetter(image.charAt(1))) {
                parts.add("'" + image.substring(1, image.length() - 1) + "'");
            }
        }
        if (images.contains("<EOF>")) {
            parts.add("the end of the statement");
        }
        if (parts.size() > MOST_EXPECTED) {
            return "";
        }
        return joined(parts);
    }

    private static String joined(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " or " + parts.getLast();
    }

    /** A character that begins no token. */
    static WeirException unreadable(StatementText statement, TokenMgrError e) {
        Matcher matcher = LEXICAL.matcher(e.getMessage());
        if (!matcher.matches()) {
            return WeirException.of(SqlError.SYNTAX, "%s", firstLine(e.getMessage()))
                    .at(statement.position());
        }
        int line = Integer.parseInt(matcher.group(1));
        int column = Integer.parseInt(matcher.group(2));
        return WeirException.of(SqlError.SYNTAX, "unexpected character %s", matcher.group(3))
                .at(statement.position(new SqlParserPos(line, column, line, column)));
    }

    /** What the grammar finds wrong with something that it could read, such as an illegal literal. */
    static WeirException invalid(StatementText statement, CalciteContextException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return invalid(
                statement,
                new SqlParserPos(e.getPosLine(), e.getPosColumn(), e.getEndPosLine(), e.getEndPosColumn()),
                cause);
    }

    static WeirException invalid(StatementText statement, @Nullable SqlParserPos place, Throwable e) {
        WeirException error = WeirException.of(SqlError.SYNTAX, "%s", firstLine(e.getMessage()))
                .causedBy(e);
        return error.at(place == null ? statement.position() : statement.position(place));
    }

    private static String firstLine(@Nullable String message) {
        if (message != null && message.startsWith("Non-query expression encountered")) {
            return "this begins no statement";
        }
        return message == null ? "invalid SQL" : message.lines().findFirst().orElse("invalid SQL");
    }
}
