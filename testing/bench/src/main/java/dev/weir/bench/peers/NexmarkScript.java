package dev.weir.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Makes scripts of queries: the same statements for all engines, with other options of the tables. */
final class NexmarkScript {
    private final Set<String> statements = new LinkedHashSet<>();

    /** @param settings what is SET before all else */
    NexmarkScript(Map<String, String> settings) {
        settings.forEach((key, value) -> statements.add("SET '" + key + "' = '" + value + "'"));
    }

    /** Adds a query; statements that queries share come once. */
    NexmarkScript add(NexmarkQuery query, long events, long rate) {
        query.statements().forEach(statement -> statement(statement, events, rate));
        return this;
    }

    /** Adds a statement, unless it is there. */
    NexmarkScript statement(String statement, long events, long rate) {
        statements.add(statement
                .replaceFirst("'events.num' = '\\d+'", "'events.num' = '" + events + "'")
                .replaceFirst("'first-event.rate' = '\\d+'", "'first-event.rate' = '" + rate + "'"));
        return this;
    }

    /** Has events come from files instead of the generator. */
    NexmarkScript reading(String options) {
        Collection<String> before = new LinkedHashSet<>(statements);
        statements.clear();
        before.forEach(statement -> statements.add(
                statement.replaceFirst("(?s)'connector' = 'nexmark'.*\\)", Matcher.quoteReplacement(options + ")"))));
        return this;
    }

    /** Has each query print its rows, the query's name before them, instead of dropping them. */
    NexmarkScript printing() {
        Collection<String> before = new LinkedHashSet<>(statements);
        statements.clear();
        for (String statement : before) {
            String query = statement.replaceFirst("(?s)CREATE TABLE nexmark_(q\\d+).*", "$1");
            statements.add(statement.replace(
                    "'connector' = 'blackhole'", "'connector' = 'print', 'print-identifier' = '" + query + "'"));
        }
        return this;
    }

    /** In Flink the word is reserved: it must be quoted where it is a name. Functions extend a class of Flink's. */
    NexmarkScript quoted() {
        Collection<String> before = new LinkedHashSet<>(statements);
        statements.clear();
        before.forEach(statement -> statements.add(statement
                .replaceAll("\\bdateTime\\b", "`dateTime`")
                .replace("'dev.weir.nexmark.", "'dev.weir.bench.flink.")));
        return this;
    }

    /** Writes it to a file. */
    Path write(Path file) {
        try {
            return Files.writeString(file, String.join(";\n\n", statements) + ";\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
