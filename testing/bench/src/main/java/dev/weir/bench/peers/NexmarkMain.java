package dev.weir.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;

/** {@code ./build bench nexmark}: the queries of Nexmark in Weir and its peers. */
public final class NexmarkMain {
    private static final Path FOLDER = Path.of("build-output", "bench", "nexmark");
    /** Events of which the results are compared before anything is measured. */
    private static final long CHECKED = 20_000;

    private NexmarkMain() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help") || List.of(arguments).contains("help")) {
            System.out.print(NexmarkOptions.HELP);
            return;
        }
        NexmarkOptions options;
        try {
            options = NexmarkOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            System.err.println("bench: " + e.getMessage());
            System.err.print(NexmarkOptions.HELP);
            System.exit(2);
            return;
        }
        Files.createDirectories(FOLDER);
        Contest contest = new Contest(FOLDER, options.coreList(), options.heap(), options.runs());
        boolean equal = new EqualityCheck(options, contest)
                .run(options.isCheck() && options.events() > 0 ? options.events() : CHECKED);
        if (!equal || options.isCheck()) {
            System.exit(equal ? 0 : 1);
        }
        List<Contest.Job> jobs = options.queries().stream()
                .map(query -> new Contest.Job(query.name(), options.events() > 0 ? options.events() : query.events()))
                .toList();
        List<Entrant> entrants = new NexmarkEntrants(options).wanted();
        Scoreboard board = new Scoreboard("weir", jobs, entrants, contest.run(jobs, entrants));
        board.print(System.out);
        Files.writeString(FOLDER.resolve("nexmark.json"), board.toJson());
        Files.writeString(
                FOLDER.resolve("nexmark.svg"), board.toChart("Nexmark: events per CPU second, without the start"));
        System.out.println("also in " + FOLDER);
    }
}
