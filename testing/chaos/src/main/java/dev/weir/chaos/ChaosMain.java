package dev.weir.chaos;

import dev.weir.base.Seeds;
import dev.weir.base.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Kills a job and its broker again and again: {@code <launcher> [--kills N] [--seed S]}. */
public final class ChaosMain {
    private static final int DEFAULT_KILLS = 50;

    private ChaosMain() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = DEFAULT_KILLS;
        long seed = Seeds.fresh() >>> 20;
        for (int i = 1; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            if (arguments[i].equals("--kills") && value.matches("\\d{1,6}")) {
                kills = Integer.parseInt(value);
            } else if (arguments[i].equals("--seed") && value.matches("\\d{1,18}")) {
                seed = Long.parseLong(value);
            } else {
                System.err.println("usage: ./build chaos [--kills N] [--seed S]");
                System.exit(2);
            }
        }
        System.exit(run(Path.of(arguments[0]).toAbsolutePath(), kills, seed) ? 0 : 1);
    }

    private static boolean run(Path launcher, int kills, long seed) throws IOException, InterruptedException {
        Path folder = Path.of("build-output", "chaos-" + seed).toAbsolutePath();
        Trees.delete(folder);
        Files.createDirectories(folder);
        long began = SystemClock.INSTANCE.nanos();
        Report report = new Report(System.out);
        report.begin(seed, kills);
        List<String> problems;
        try (ChaosRun chaos = new ChaosRun(seed, SystemClock.INSTANCE, launcher, folder, report)) {
            problems = chaos.run(kills);
        } catch (AssertionError | IllegalStateException e) {
            problems = List.of(e.toString());
        }
        report.end((SystemClock.INSTANCE.nanos() - began) / 1_000_000_000);
        problems.forEach(problem -> System.out.println("WRONG: " + problem));
        if (problems.isEmpty()) {
            Trees.delete(folder);
            System.out.println("as expected: nothing lost, nothing twice, no transaction left open");
            return true;
        }
        System.out.println(
                "all logs and files are in " + folder + "; again: ./build chaos --kills " + kills + " --seed " + seed);
        return false;
    }
}
