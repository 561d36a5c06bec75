package dev.weir.cli;

import dev.weir.sql.SqlSession;
import java.util.List;
import java.util.Locale;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes keywords, and the names of tables, views, columns and functions. */
final class SqlCompleter implements Completer {
    private static final List<String> KEYWORDS = List.of(
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP BY",
            "HAVING",
            "ORDER BY",
            "LIMIT",
            "OFFSET",
            "DISTINCT",
            "AS",
            "JOIN",
            "LEFT JOIN",
            "ON",
            "UNION ALL",
            "VALUES",
            "WITH",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "AND",
            "OR",
            "NOT",
            "IN",
            "BETWEEN",
            "LIKE",
            "IS NULL",
            "IS NOT NULL",
            "CAST",
            "TRY_CAST",
            "INTERVAL",
            "TUMBLE",
            "HOP",
            "CUMULATE",
            "SESSION",
            "DESCRIPTOR",
            "TABLE",
            "CREATE TABLE",
            "CREATE TEMPORARY TABLE",
            "CREATE VIEW",
            "CREATE TEMPORARY VIEW",
            "DROP TABLE",
            "DROP VIEW",
            "ALTER TABLE",
            "INSERT INTO",
            "EXECUTE STATEMENT SET BEGIN",
            "EXPLAIN",
            "DESCRIBE",
            "SHOW TABLES",
            "SHOW VIEWS",
            "SHOW FUNCTIONS",
            "SHOW CREATE TABLE",
            "SHOW COLUMNS FROM",
            "SHOW DATABASES",
            "SHOW CATALOGS",
            "SHOW JOBS",
            "SET",
            "RESET",
            "USE",
            "USE CATALOG",
            "WATERMARK FOR",
            "PRIMARY KEY",
            "NOT ENFORCED",
            "PARTITIONED BY",
            "FOR SYSTEM_TIME AS OF",
            "HELP",
            "QUIT");

    private final SqlSession session;

    SqlCompleter(SqlSession session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String word = line.word();
        String typed = word.toUpperCase(Locale.ROOT);
        for (String keyword : KEYWORDS) {
            if (keyword.startsWith(typed)) {
                candidates.add(new Candidate(keyword, keyword, "keywords", null, null, null, true));
            }
        }
        int dot = word.lastIndexOf('.');
        String prefix = word.substring(0, dot + 1);
        String last = word.substring(dot + 1).toUpperCase(Locale.ROOT);
        session.names().forEach((name, kind) -> {
            if (name.toUpperCase(Locale.ROOT).startsWith(last)) {
                candidates.add(new Candidate(prefix + name, name, kind, null, null, null, false));
            }
        });
    }
}
