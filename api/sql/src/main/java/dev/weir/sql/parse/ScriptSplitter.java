package dev.weir.sql.parse;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script into statements at the semicolons that stand outside quotes and comments. A statement set is one
 * statement, semicolons included, up to its END.
 */
public final class ScriptSplitter {
    private static final int LEADING_WORDS = 12;

    private final String file;
    private final String text;
    private final List<StatementText> statements = new ArrayList<>();
    private final List<String> leadingWords = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int start = -1;
    private int startLine;
    private int startColumn;
    private int end;
    private boolean inStatementSet;
    private @Nullable WeirException unclosed;

    private ScriptSplitter(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * The statements of a script, in order, empty ones left out.
     *
     * @param file the script's name, for positions
     */
    public static List<StatementText> split(String file, String text) {
        ScriptSplitter splitter = new ScriptSplitter(file, text);
        splitter.scan();
        splitter.finishStatement();
        if (splitter.unclosed != null) {
            throw splitter.unclosed;
        }
        return List.copyOf(splitter.statements);
    }

    /** Whether text typed so far ends with a semicolon that ends a statement; a shell asks for more otherwise. */
    public static boolean isComplete(String text) {
        ScriptSplitter splitter = new ScriptSplitter(StatementText.TYPED, text);
        splitter.scan();
        return splitter.unclosed == null && splitter.start < 0;
    }

    private void scan() {
        while (at < text.length() && unclosed == null) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                newLine();
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
                skipLine();
            } else if (text.startsWith("/*", at)) {
                skipComment();
            } else if (c == ';') {
                semicolon();
            } else {
                token(c);
            }
        }
    }

    private void newLine() {
        line++;
        lineStart = at;
    }

    private void skipLine() {
        int newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length() : newline;
    }

    private void skipComment() {
        boolean hint = text.startsWith("/*+", at);
        if (hint) {
            begin();
        }
        int close = text.indexOf("*/", at + 2);
        if (close < 0) {
            unclosed = notClosed("comment", "*/");
            return;
        }
        advance(close + 2);
        if (hint) {
            end = at;
        }
    }

    private void token(char c) {
        begin();
        if (c == '\'') {
            quoted(c, "string literal", escapesWithBackslash());
        } else if (c == '`') {
            quoted(c, "quoted name", false);
        } else if (Character.isJavaIdentifierPart(c)) {
            word();
        } else {
            at++;
        }
        end = at;
    }

    private void begin() {
        if (start < 0) {
            start = at;
            startLine = line;
            startColumn = at - lineStart + 1;
        }
    }

    private void word() {
        int from = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (leadingWords.size() < LEADING_WORDS) {
            leadingWords.add(text.substring(from, at).toUpperCase(Locale.ROOT));
        }
    }

    /** Whether the quote at the current place follows a lone E, as in {@code E'it\'s'}. */
    private boolean escapesWithBackslash() {
        if (at == 0 || Character.toUpperCase(text.charAt(at - 1)) != 'E') {
            return false;
        }
        return at < 2 || !Character.isJavaIdentifierPart(text.charAt(at - 2));
    }

    private void quoted(char quote, String what, boolean backslash) {
        int close = at + 1;
        while (close < text.length() && text.charAt(close) != quote) {
            close += backslash && text.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= text.length()) {
            unclosed = notClosed(what, String.valueOf(quote));
            return;
        }
        advance(close + 1);
    }

    private void advance(int to) {
        while (at < to) {
            if (text.charAt(at++) == '\n') {
                newLine();
            }
        }
    }

    private WeirException notClosed(String what, String closing) {
        return WeirException.of(SqlError.UNCLOSED, "the %s that begins here is never closed with %s", what, closing)
                .at(new Position.Script(file, line, at - lineStart + 1));
    }

    private void semicolon() {
        at++;
        if (inStatementSet) {
            if (!leadingWords.isEmpty() && leadingWords.getFirst().equals("END")) {
                inStatementSet = false;
                finishStatement();
            } else {
                end = at;
            }
        } else if (opensStatementSet()) {
            inStatementSet = true;
            end = at;
        } else {
            finishStatement();
        }
        leadingWords.clear();
    }

    private boolean opensStatementSet() {
        if (leadingWords.isEmpty()) {
            return false;
        }
        return switch (leadingWords.getFirst()) {
            case "BEGIN", "EXECUTE", "EXPLAIN" -> {
                int set = leadingWords.indexOf("SET");
                yield set > 0 && leadingWords.get(set - 1).equals("STATEMENT");
            }
            default -> false;
        };
    }

    private void finishStatement() {
        if (start >= 0) {
            statements.add(new StatementText(file, text.substring(start, end), startLine, startColumn));
        }
        start = -1;
        leadingWords.clear();
    }
}
