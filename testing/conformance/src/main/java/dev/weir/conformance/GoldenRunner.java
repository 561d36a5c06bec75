package dev.weir.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code ./build golden [--record] [part of a path ...]}: runs golden files and prints what differs; {@code --record}
 * writes what the first way of running gives as the expectation, for a person to read in the diff.
 */
public final class GoldenRunner {
    /** Where the files are, from the root of the repository. */
    static final Path FOLDER = Path.of("testing/conformance/golden");

    private GoldenRunner() {}

    public static void main(String[] arguments) throws IOException {
        boolean record = List.of(arguments).contains("--record");
        List<String> wanted =
                Stream.of(arguments).filter(word -> !word.startsWith("--")).toList();
        int passed = 0;
        int failed = 0;
        for (GoldenFile file : files(FOLDER)) {
            String path = file.path().toString();
            if (!wanted.isEmpty() && wanted.stream().noneMatch(path::contains)) {
                continue;
            }
            if (record) {
                record(file);
            }
            String difference = difference(record ? GoldenFile.read(file.path()) : file);
            if (difference.isEmpty()) {
                passed++;
            } else {
                failed++;
                System.out.println(path + "\n" + difference);
            }
        }
        System.out.println(passed + " passed, " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }

    private static void record(GoldenFile file) throws IOException {
        GoldenRun first = GoldenRun.ALL.stream()
                .filter(run -> run.suits(file))
                .findFirst()
                .orElseThrow();
        Files.writeString(file.path(), file.render(first.outcomes(file)));
    }

    /** How the ways of running it differ from what a file expects; empty when none does. */
    private static String difference(GoldenFile file) {
        StringBuilder text = new StringBuilder();
        String expected = file.render(file.expected());
        for (GoldenRun run : GoldenRun.ALL) {
            if (run.suits(file)) {
                String actual = file.render(run.outcomes(file));
                if (!actual.equals(expected)) {
                    text.append("  ").append(run).append(" gives\n").append(results(actual));
                }
            }
        }
        return text.isEmpty() ? "" : "  expected\n" + results(expected) + text;
    }

    private static String results(String rendered) {
        String afterScript = rendered.substring(rendered.indexOf("==== script") + 1);
        int first = afterScript.indexOf("==== ");
        return first < 0 ? "    nothing\n" : afterScript.substring(first).indent(4);
    }

    /** All golden files below a folder, in the order of their paths. */
    static List<GoldenFile> files(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .map(GoldenFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
