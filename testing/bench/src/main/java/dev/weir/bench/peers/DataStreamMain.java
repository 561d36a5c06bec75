package dev.weir.bench.peers;

import dev.weir.bench.TimedProcess;
import dev.weir.bench.streams.StreamJobMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code ./build bench datastream}: DataStream programs in Weir and in Flink, the same but for their imports. */
public final class DataStreamMain {
    private static final Path FOLDER = Path.of("build-output", "bench", "datastream");
    private static final String HELP = """
            ./build bench datastream [options]    DataStream programs beside Apache Flink

              --only chain,join        the programs that run; all
              --runs 3                 of each program and engine
              --cores 1                that every process has: 1 or 2
              --heap 4g                of every JVM
              --check                  compares results, and measures nothing
            """;

    /** Sliding windows of sixty slides are slow in Flink. */
    private static final List<Contest.Job> JOBS = List.of(
            new Contest.Job("chain", 50_000_000),
            new Contest.Job("reduce100k", 10_000_000),
            new Contest.Job("reduce10M", 10_000_000),
            new Contest.Job("tumbling", 10_000_000),
            new Contest.Job("sliding", 500_000),
            new Contest.Job("session", 5_000_000),
            new Contest.Job("join", 2_000_000),
            new Contest.Job("process", 5_000_000));

    private DataStreamMain() {}

    private record Engine(String name, int cores) implements Entrant {
        @Override
        public boolean takesPart(String job) {
            return true;
        }

        @Override
        public Launch launch(String job, long events, Path folder, List<String> jvmOptions) {
            String[] arguments = {job, Long.toString(events), Integer.toString(cores)};
            return name.equals("flink")
                    ? Engines.flink(jvmOptions, "StreamJobMain", arguments)
                    : Engines.here(jvmOptions, StreamJobMain.class.getName(), arguments);
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<Contest.Job> jobs = JOBS;
        int runs = 3;
        int cores = 1;
        String heap = "4g";
        boolean check = false;
        List<String> words = Arrays.stream(arguments)
                .flatMap(argument -> Arrays.stream(argument.split("=", 2)))
                .toList();
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--only" -> {
                    List<String> names = List.of(words.get(++i).split(","));
                    jobs = JOBS.stream()
                            .filter(job -> names.contains(job.name()))
                            .toList();
                }
                case "--runs" -> runs = Integer.parseInt(words.get(++i));
                case "--cores" -> cores = Integer.parseInt(words.get(++i));
                case "--heap" -> heap = words.get(++i);
                case "--check" -> check = true;
                default -> {
                    System.out.print(HELP);
                    return;
                }
            }
        }
        Files.createDirectories(FOLDER);
        Contest contest = new Contest(FOLDER, cores == 1 ? "0" : "0-" + (cores - 1), heap, runs);
        List<Engine> engines = List.of(new Engine("weir", cores), new Engine("flink", cores));
        boolean equal = isEqual(contest, jobs, engines);
        if (!equal || check) {
            System.exit(equal ? 0 : 1);
        }
        Scoreboard board = new Scoreboard("weir", jobs, engines, contest.run(jobs, engines));
        board.print(System.out);
        Files.writeString(FOLDER.resolve("datastream.json"), board.toJson());
        Files.writeString(
                FOLDER.resolve("datastream.svg"),
                board.toChart("DataStream: records per CPU second, without the start"));
        System.out.println("also in " + FOLDER);
    }

    /** Whether both have as many results of the same few records, and the same ones. */
    private static boolean isEqual(Contest contest, List<Contest.Job> jobs, List<Engine> engines) {
        int equal = 0;
        for (Contest.Job job : jobs) {
            List<Map<String, Map<String, Long>>> results = new ArrayList<>();
            for (Engine engine : engines) {
                Path output = FOLDER.resolve(engine.name() + "-check.txt");
                Entrant.Launch launch = engine.launch(
                        job.name(), 100_000, FOLDER, List.of("-XX:+UseSerialGC", "-Xmx" + contest.heap()));
                TimedProcess.run(
                        contest.pinned(launch.command()),
                        launch.environment(),
                        output,
                        FOLDER.resolve(engine.name() + "-check.log"));
                results.add(PrintedChanges.read(output));
            }
            if (!results.getFirst().isEmpty() && results.getFirst().equals(results.getLast())) {
                equal++;
            } else {
                System.out.println(job.name() + ": weir has " + results.getFirst() + ", flink " + results.getLast());
            }
        }
        System.out.printf("%d of %d results are equal%n", equal, jobs.size());
        return equal == jobs.size();
    }
}
