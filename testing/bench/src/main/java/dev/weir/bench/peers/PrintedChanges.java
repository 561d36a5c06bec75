package dev.weir.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What changes that were printed come to in the end: by query or program, each row and how often it is there. */
final class PrintedChanges {
    private static final Pattern CHANGE = Pattern.compile("(\\w+)(?::\\d+)?> ([+-])[IUDAB]+\\[(.*)]");

    private PrintedChanges() {}

    /** Reads what the {@code print} connectors of Weir or Flink wrote. Other lines do not count. */
    static Map<String, Map<String, Long>> read(Path file) {
        Map<String, Map<String, Long>> tables = new TreeMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> {
                Matcher change = CHANGE.matcher(line);
                if (change.matches()) {
                    tables.computeIfAbsent(change.group(1), query -> new TreeMap<>())
                            .merge(change.group(3), change.group(2).equals("+") ? 1L : -1L, Long::sum);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tables.values().forEach(rows -> rows.values().removeIf(count -> count == 0));
        return tables;
    }
}
