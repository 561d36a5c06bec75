package dev.weir.conformance;

import dev.weir.expressions.json.JsonReader;
import dev.weir.expressions.json.JsonValue.JsonArray;
import dev.weir.expressions.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code ./build conformance [folder] [--all] [part of a class ...]}: holds functions and types to what Flink's own
 * tests expect of them, recorded in a folder beside the repository. Prints the pass rate by class, and the cases that
 * fail; {@code --all} prints those as well that use what Weir does not have yet. Users do not have that folder: without
 * it there is nothing to do.
 */
public final class FunctionConformance {
    private static final Path DEFAULT_FOLDER = Path.of("../shared/conformance");

    private final boolean showMissing;
    private final List<String> wanted;
    private final Map<String, Map<ExpectationRun.Outcome.Kind, Integer>> counts = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    private FunctionConformance(boolean showMissing, List<String> wanted) {
        this.showMissing = showMissing;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean showMissing = words.remove("--all");
        Path folder = !words.isEmpty() && Files.isDirectory(Path.of(words.getFirst()))
                ? Path.of(words.removeFirst())
                : DEFAULT_FOLDER;
        Path expectations = folder.resolve("flink-functions");
        if (!Files.isDirectory(expectations)) {
            System.out.println("there are no expectations in " + expectations + "; nothing to do");
            return;
        }
        FunctionConformance conformance = new FunctionConformance(showMissing, words);
        conformance.run(expectations);
        conformance.report();
    }

    private void run(Path folder) throws IOException {
        Map<String, JsonArray> inputs = new LinkedHashMap<>();
        JsonObject json = (JsonObject) JsonReader.read(Files.readString(folder.resolve("scalar_inputs.json")));
        json.members().forEach((name, columns) -> inputs.put(name, (JsonArray) columns));
        run(folder.resolve("scalar_expressions.jsonl.gz"), expectation -> ExpectationRun.scalar(expectation, inputs));
        run(folder.resolve("builtin_functions.jsonl.gz"), ExpectationRun::builtin);
    }

    private void run(Path file, Function<ExpectationCase, ExpectationRun.Outcome> runner) throws IOException {
        for (ExpectationCase expectation : ExpectationCase.read(file)) {
            String name = expectation.required("class");
            if (!wanted.isEmpty() && wanted.stream().noneMatch(name::contains)) {
                continue;
            }
            ExpectationRun.Outcome outcome = runner.apply(expectation);
            counts.computeIfAbsent(name, n -> new EnumMap<>(ExpectationRun.Outcome.Kind.class))
                    .merge(outcome.kind(), 1, Integer::sum);
            boolean shown = outcome.kind() == ExpectationRun.Outcome.Kind.FAILED
                    || showMissing && outcome.kind() == ExpectationRun.Outcome.Kind.MISSING;
            if (shown) {
                failures.add(name + ": " + expectation.text("sql") + "\n    " + outcome.detail());
            }
        }
    }

    private void report() {
        failures.forEach(System.out::println);
        System.out.printf("%n%-42s %8s %8s %8s %8s%n", "class", "passed", "failed", "missing", "rate");
        int passed = 0;
        int failed = 0;
        int missing = 0;
        for (var entry : counts.entrySet()) {
            int good = entry.getValue().getOrDefault(ExpectationRun.Outcome.Kind.PASSED, 0);
            int bad = entry.getValue().getOrDefault(ExpectationRun.Outcome.Kind.FAILED, 0);
            int absent = entry.getValue().getOrDefault(ExpectationRun.Outcome.Kind.MISSING, 0);
            line(entry.getKey(), good, bad, absent);
            passed += good;
            failed += bad;
            missing += absent;
        }
        line("all", passed, failed, missing);
    }

    private static void line(String name, int passed, int failed, int missing) {
        int implemented = passed + failed;
        double rate = implemented == 0 ? 0 : 100.0 * passed / implemented;
        System.out.printf("%-42s %8d %8d %8d %7.1f%%%n", name, passed, failed, missing, rate);
    }
}
