package dev.weir.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query of the Nexmark benchmark, as it stands in {@code examples/nexmark}.
 *
 * @param events how many events it is measured with, if nothing else is wanted
 * @param isDeterministic whether the same events always give the same rows
 */
record NexmarkQuery(String name, long events, boolean isDeterministic) {
    private static final Path FOLDER = Path.of("examples", "nexmark");
    private static final long MANY = 5_000_000;
    private static final long SOME = 2_000_000;

    /** All that there are, in the order of their numbers. */
    static List<NexmarkQuery> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("q[0-9]+\\.sql"))
                    .map(name -> name.substring(1, name.length() - 4))
                    .map(Integer::valueOf)
                    .sorted()
                    .map(NexmarkQuery::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NexmarkQuery of(int number) {
        long events = switch (number) {
            case 5, 7, 11, 15, 17, 18 -> SOME;
            default -> MANY;
        };
        // q12 counts by the clock.
        return new NexmarkQuery("q" + number, events, number != 12);
    }

    /** Its statements, without comments. */
    List<String> statements() {
        try {
            String script = Files.readString(FOLDER.resolve(name + ".sql")).replaceAll("(?m)^--.*\\R", "");
            return Arrays.stream(script.split(";\\s*\\R"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
