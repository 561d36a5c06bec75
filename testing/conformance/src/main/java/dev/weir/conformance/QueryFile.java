package dev.weir.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of queries to run on two engines: each begins with {@code -- name: ...}; where the dialects differ, the text
 * after {@code -- weir} and the text after {@code -- duckdb} stand for the same question.
 */
public final class QueryFile {
    private static final String NAME = "-- name:";
    private static final String WEIR = "-- weir\n";
    private static final String DUCKDB = "-- duckdb\n";

    private QueryFile() {}

    /** A question in both dialects. */
    public record Query(String name, String weir, String duckdb) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Reads all queries of a file. */
    public static List<Query> read(Path path) {
        try {
            List<Query> queries = new ArrayList<>();
            String[] parts = Files.readString(path).split(NAME, -1);
            for (int i = 1; i < parts.length; i++) {
                queries.add(parse(parts[i]));
            }
            return queries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query parse(String text) {
        int endOfName = text.indexOf('\n');
        String name = text.substring(0, endOfName).strip();
        String body = text.substring(endOfName + 1);
        int duckdb = body.indexOf(DUCKDB);
        if (duckdb < 0) {
            return new Query(name, statement(body), statement(body));
        }
        String weir = body.substring(body.indexOf(WEIR) + WEIR.length(), duckdb);
        return new Query(name, statement(weir), statement(body.substring(duckdb + DUCKDB.length())));
    }

    private static String statement(String text) {
        String stripped = text.strip();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
