package dev.weir.sql.parse;

import dev.weir.base.Position;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The text of one statement and where it begins.
 *
 * @param file the script's name, or {@code <sql>} for text typed in
 * @param text from the statement's first character up to, without, its semicolon
 * @param line of the first character in the file, from 1
 * @param column of the first character in its line, from 1
 */
public record StatementText(String file, String text, int line, int column) {
    /** The name of text that is in no file. */
    public static final String TYPED = "<sql>";

    /** A statement that was typed in. */
    public static StatementText of(String text) {
        return new StatementText(TYPED, text, 1, 1);
    }

    /** Where the statement begins. */
    public Position position() {
        return new Position.Script(file, line, column);
    }

    /** A place that the grammar or the validator named. */
    public Position position(SqlParserPos place) {
        return place.getLineNum() > 0
                ? new Position.Script(file, place.getLineNum(), place.getColumnNum())
                : position();
    }

    /** The place of a node as Calcite writes it, for statements that the grammar does not see. */
    SqlParserPos start() {
        return new SqlParserPos(line, column, line, column);
    }
}
