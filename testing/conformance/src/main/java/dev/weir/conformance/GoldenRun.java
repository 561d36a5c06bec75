package dev.weir.conformance;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.Row;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.state.StateOptions;
import dev.weir.simulator.Simulation;
import dev.weir.simulator.recovery.RecoveringExecutor;
import dev.weir.sql.QueryResult;
import dev.weir.sql.SessionSettings;
import dev.weir.sql.SqlSession;
import dev.weir.sql.StatementResult;
import dev.weir.testkit.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs golden files on the simulator, in a folder of their own.
 *
 * @param parallelism of every operator
 * @param mode {@code streaming} or {@code batch}
 * @param seed of the simulated schedule
 * @param killed whether every job is killed several times and comes back at another parallelism
 * @param littleMemory whether there is memory for almost no state, so that it goes to disk
 */
public record GoldenRun(int parallelism, String mode, long seed, boolean killed, boolean littleMemory) {
    GoldenRun(int parallelism, String mode, long seed) {
        this(parallelism, mode, seed, false, false);
    }

    /** The ways in which every golden file is run; all of them must give the same. */
    public static final List<GoldenRun> ALL = List.of(
            new GoldenRun(1, "streaming", 1),
            new GoldenRun(4, "streaming", 2),
            new GoldenRun(4, "streaming", 3),
            new GoldenRun(4, "streaming", 6, true, false),
            new GoldenRun(2, "streaming", 7, true, true),
            new GoldenRun(1, "batch", 4),
            new GoldenRun(4, "batch", 5));

    /** Whether a file is meant to be run this way. */
    public boolean suits(GoldenFile file) {
        return (file.parallelism().isEmpty() || file.parallelism().getAsInt() == parallelism)
                && (file.mode().isEmpty() || file.mode().get().equals(mode));
    }

    /** What the statements of a file give, in order. */
    public List<GoldenFile.Outcome> outcomes(GoldenFile file) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("weir-golden");
            file.writeInputs(folder);
            return run(file, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (folder != null) {
                delete(folder);
            }
        }
    }

    private List<GoldenFile.Outcome> run(GoldenFile file, Path folder) {
        List<GoldenFile.Outcome> outcomes = new ArrayList<>();
        Configuration options = new Configuration(Map.of(
                "parallelism.default",
                Integer.toString(parallelism),
                "execution.runtime-mode",
                mode,
                "table.local-time-zone",
                "UTC",
                StateOptions.DIRECTORY.key(),
                folder.resolve("state").toString()));
        options = littleMemory ? options.with(StateOptions.MEMORY.key(), "1 b") : options;
        JobExecutor executor = killed ? RecoveringExecutor.collecting(seed) : Simulation.executor(seed);
        SessionSettings settings = new SessionSettings(executor, new ManualClock(), folder, options, seed);
        try (SqlSession session = SqlSession.create(settings)) {
            String name = file.path().getFileName().toString();
            session.run(name, file.script(), result -> collect(result, outcomes));
        } catch (WeirException e) {
            outcomes.add(new GoldenFile.Failure(e.getMessage().replace(folder + "/", "")));
        }
        return outcomes;
    }

    private static void collect(StatementResult result, List<GoldenFile.Outcome> outcomes) {
        switch (result) {
            case QueryResult query ->
                outcomes.add(new GoldenFile.Rows(!query.shape().ordering().isEmpty(), render(query.rows())));
            case StatementResult.Listing listing -> outcomes.add(new GoldenFile.Rows(true, render(listing.rows())));
            default -> {}
        }
    }

    private static List<String> render(List<Row> rows) {
        return rows.stream()
                .map(row -> row.toString().substring(2).replace("\n", "\\n").replace("\t", "\\t"))
                .toList();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return mode + " at parallelism " + parallelism + ", seed " + seed + (killed ? ", killed" : "")
                + (littleMemory ? ", with little memory" : "");
    }
}
