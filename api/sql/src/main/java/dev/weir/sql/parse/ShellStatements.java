package dev.weir.sql.parse;

import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.syntax.Statement;
import dev.weir.sql.syntax.Statement.Command;
import dev.weir.sql.syntax.Statement.Command.Word;
import dev.weir.sql.syntax.Statement.ResetOption;
import dev.weir.sql.syntax.Statement.SetOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the shell: SET, RESET, HELP, CLEAR, QUIT. Read by hand, because keys and values may be written
 * without quotes: {@code SET table.local-time-zone = Europe/Berlin}.
 */
final class ShellStatements {
    private ShellStatements() {}

    /** The statement, or null when the grammar has to read it. */
    static @Nullable Statement parse(StatementText statement) {
        String text = statement.text().strip();
        int end = wordEnd(text);
        String rest = text.substring(end).strip();
        return switch (text.substring(0, end).toUpperCase(Locale.ROOT)) {
            case "SET" -> set(statement, rest);
            case "RESET" -> new ResetOption(statement.start(), rest.isEmpty() ? null : unquote(statement, rest));
            case "HELP" -> command(statement, rest, Word.HELP);
            case "CLEAR" -> command(statement, rest, Word.CLEAR);
            case "QUIT", "EXIT" -> command(statement, rest, Word.QUIT);
            default -> null;
        };
    }

    private static Statement set(StatementText statement, String assignment) {
        if (assignment.isEmpty()) {
            return new SetOption(statement.start(), null, null);
        }
        int equals = equalsSign(assignment);
        if (equals < 0) {
            throw syntax(statement, "SET needs a key and a value").hint("write SET 'key' = 'value'");
        }
        String key = unquote(statement, assignment.substring(0, equals).strip());
        String value = unquote(statement, assignment.substring(equals + 1).strip());
        if (key.isEmpty()) {
            throw syntax(statement, "SET needs a key before '='").hint("write SET 'key' = 'value'");
        }
        return new SetOption(statement.start(), key, value);
    }

    private static @Nullable Statement command(StatementText statement, String rest, Word word) {
        return rest.isEmpty() ? new Command(statement.start(), word) : null;
    }

    private static int wordEnd(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int equalsSign(String assignment) {
        boolean quoted = false;
        for (int i = 0; i < assignment.length(); i++) {
            char c = assignment.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '=' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String unquote(StatementText statement, String text) {
        if (!text.startsWith("'")) {
            return text;
        }
        if (text.length() < 2 || !text.endsWith("'")) {
            throw syntax(statement, "a quoted key or value must end with its quote: " + text);
        }
        return text.substring(1, text.length() - 1).replace("''", "'");
    }

    private static WeirException syntax(StatementText statement, String description) {
        return WeirException.of(SqlError.SYNTAX, "%s", description).at(statement.position());
    }
}
