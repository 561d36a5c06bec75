package dev.weir.cli;

import dev.weir.sql.parse.ScriptSplitter;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/** Lets the line reader ask for more lines until a statement ends with its semicolon. */
final class StatementLines implements Parser {
    private final DefaultParser words = new DefaultParser();

    StatementLines() {
        words.setEofOnUnclosedQuote(false);
        words.setEscapeChars(null);
        words.setQuoteChars(new char[0]);
        words.setRegexVariable(null);
        words.setRegexCommand(null);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !ShellHelp.isQuit(line) && !isComplete(line)) {
            throw new EOFError(-1, -1, "the statement goes on");
        }
        return words.parse(line, cursor, context);
    }

    private static boolean isComplete(String line) {
        return line.isBlank() || ScriptSplitter.isComplete(line);
    }
}
