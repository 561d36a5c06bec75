package dev.weir.cli;

import dev.weir.sql.SqlSession;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** Behind these words stands a table or a view. */
    private static final Set<String> BEFORE_TABLES =
            Set.of("FROM", "JOIN", "INTO", "DESCRIBE", "DESC", "TABLE", "VIEW", "EXISTS");

    private static final String TABLES = "tables and views";
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final SqlSession session;

    SqlCompleter(SqlSession session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor());
        if (before.chars().filter(letter -> letter == '\'').count() % 2 == 1) {
            return;
        }
        String word = line.word().substring(0, line.wordCursor());
        int begin = word.length();
        while (begin > 0 && isPartOfName(word.charAt(begin - 1))) {
            begin--;
        }
        // What the line reader takes for the word may begin with operators and parentheses.
        String glued = word.substring(0, begin);
        String typed = word.substring(begin);
        String former = before.substring(0, before.length() - typed.length());
        completeKeyword(former, glued, typed, candidates);
        completeName(former, glued, typed, candidates);
    }

    private static boolean isPartOfName(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '.' || letter == '`';
    }

    /** Of a keyword of several words those are offered that have not been typed. */
    private static void completeKeyword(String former, String glued, String typed, List<Candidate> candidates) {
        String text = former.stripTrailing().toUpperCase(Locale.ROOT);
        String wanted = typed.toUpperCase(Locale.ROOT);
        Set<String> offered = new LinkedHashSet<>();
        for (String keyword : KEYWORDS) {
            String rest = keyword;
            for (int space = keyword.lastIndexOf(' '); space > 0; space = keyword.lastIndexOf(' ', space - 1)) {
                if (endsWithWord(text, keyword.substring(0, space))) {
                    rest = keyword.substring(space + 1);
                    break;
                }
            }
            if (rest.startsWith(wanted) && offered.add(rest)) {
                candidates.add(new Candidate(glued + rest, rest, "keywords", null, null, null, true));
            }
        }
    }

    private static boolean endsWithWord(String text, String words) {
        int begin = text.length() - words.length();
        return text.endsWith(words) && (begin == 0 || !isPartOfName(text.charAt(begin - 1)));
    }

    private void completeName(String former, String glued, String typed, List<Candidate> candidates) {
        int dot = typed.lastIndexOf('.');
        String prefix = glued + typed.substring(0, dot + 1);
        String wanted = typed.substring(dot + 1).replace("`", "").toUpperCase(Locale.ROOT);
        String[] words = former.strip().toUpperCase(Locale.ROOT).split("\\s+", -1);
        boolean onlyTables = BEFORE_TABLES.contains(words[words.length - 1]);
        session.names().forEach((name, kind) -> {
            if (name.toUpperCase(Locale.ROOT).startsWith(wanted) && (!onlyTables || kind.equals(TABLES))) {
                candidates.add(new Candidate(prefix + quoted(name), name, kind, null, null, null, false));
            }
        });
    }

    private static String quoted(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : '`' + name.replace("`", "``") + '`';
    }
}
