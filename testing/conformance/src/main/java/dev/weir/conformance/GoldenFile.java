package dev.weir.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A golden SQL test: a comment that says what is shown, input files, a script, and the expected results in the order of
 * the statements that have one. Sections begin with a line {@code ==== <kind>}:
 *
 * <ul>
 *   <li>{@code file <relative path>}: an input file, written to the folder in which the script runs;
 *   <li>{@code parallelism <n>}: run at this parallelism only; {@code mode streaming} or {@code mode batch}: in this
 *       mode only;
 *   <li>{@code script};
 *   <li>{@code result}: rows in any order; {@code ordered result}: rows in this order;
 *   <li>{@code error}: the message of the error with which the script ends.
 * </ul>
 *
 * @param path where the file is
 * @param title the comment lines at its top
 * @param inputs content of input files by relative path
 * @param parallelism the only parallelism at which it makes sense, if any
 * @param mode the only runtime mode in which it makes sense, if any
 * @param script the statements
 * @param expected the result sections
 */
public record GoldenFile(
        Path path,
        List<String> title,
        Map<String, String> inputs,
        OptionalInt parallelism,
        Optional<String> mode,
        String script,
        List<Outcome> expected) {
    private static final String MARK = "==== ";

    /** What a statement gives. */
    public sealed interface Outcome {
        /** The section as it stands in the file. */
        String render();
    }

    /**
     * Rows.
     *
     * @param ordered whether their order counts
     * @param rows rendered, and sorted unless ordered
     */
    public record Rows(boolean ordered, List<String> rows) implements Outcome {
        public Rows {
            rows = ordered ? List.copyOf(rows) : rows.stream().sorted().toList();
        }

        @Override
        public String render() {
            String head = MARK + (ordered ? "ordered result" : "result") + "\n";
            return rows.stream().map(row -> row + "\n").collect(Collectors.joining("", head, ""));
        }
    }

    /** The error that ends the script. */
    public record Failure(String message) implements Outcome {
        @Override
        public String render() {
            return MARK + "error\n" + message + "\n";
        }
    }

    /** Reads a golden file. */
    public static GoldenFile read(Path path) {
        try {
            return parse(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenFile parse(Path path, List<String> lines) {
        List<String> title = new ArrayList<>();
        int at = 0;
        while (at < lines.size() && !lines.get(at).startsWith(MARK)) {
            title.add(lines.get(at++));
        }
        Map<String, String> inputs = new LinkedHashMap<>();
        OptionalInt parallelism = OptionalInt.empty();
        Optional<String> mode = Optional.empty();
        String script = "";
        List<Outcome> expected = new ArrayList<>();
        while (at < lines.size()) {
            String head = lines.get(at++).substring(MARK.length()).strip();
            List<String> body = new ArrayList<>();
            while (at < lines.size() && !lines.get(at).startsWith(MARK)) {
                body.add(lines.get(at++));
            }
            String[] words = head.split(" ", 2);
            switch (words[0]) {
                case "file" -> inputs.put(words[1], lines(body));
                case "parallelism" -> parallelism = OptionalInt.of(Integer.parseInt(words[1]));
                case "mode" -> mode = Optional.of(words[1]);
                case "script" -> script = lines(body);
                case "result" -> expected.add(new Rows(false, body));
                case "ordered" -> expected.add(new Rows(true, body));
                case "error" -> expected.add(new Failure(String.join("\n", body)));
                default -> throw new IllegalArgumentException(path + ": unknown section '" + head + "'");
            }
        }
        return new GoldenFile(path, title, inputs, parallelism, mode, script, expected);
    }

    private static String lines(List<String> body) {
        return body.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** The whole file with other expectations, as it would stand on disk. */
    public String render(List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder();
        title.forEach(line -> text.append(line).append('\n'));
        parallelism.ifPresent(
                n -> text.append(MARK).append("parallelism ").append(n).append('\n'));
        mode.ifPresent(word -> text.append(MARK).append("mode ").append(word).append('\n'));
        inputs.forEach((name, content) ->
                text.append(MARK).append("file ").append(name).append('\n').append(content));
        text.append(MARK).append("script\n").append(script);
        outcomes.forEach(outcome -> text.append(outcome.render()));
        return text.toString();
    }

    /** Writes the input files into a folder. */
    public void writeInputs(Path folder) {
        inputs.forEach((name, content) -> {
            try {
                Path file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
