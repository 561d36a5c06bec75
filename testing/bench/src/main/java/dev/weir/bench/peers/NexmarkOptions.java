package dev.weir.bench.peers;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What {@code ./build bench nexmark} is asked for.
 *
 * @param queries in the order in which they run
 * @param peers whom Weir is compared with
 * @param cores how many cores every process has
 * @param rate events per second of event time
 * @param events that are read; 0: as many as suits the query
 * @param readsFiles whether events come as JSON lines instead of from the generator
 * @param hasCheckpoints whether there is one every second
 * @param isCheck whether results are compared and nothing is measured
 */
record NexmarkOptions(
        List<NexmarkQuery> queries,
        List<String> peers,
        int cores,
        long rate,
        long events,
        int runs,
        String heap,
        boolean readsFiles,
        boolean hasCheckpoints,
        boolean isCheck) {
    private static final List<String> PEERS = List.of("flink", "jet", "handwritten");

    static final String HELP = """
            ./build bench nexmark [options]    Nexmark beside Apache Flink, Hazelcast Jet and hand-written loops

              --queries q0,q5          of examples/nexmark; all
              --peers flink,...        flink, jet (q5 only), handwritten; all
              --cores 1                that every process has: 1 or 2
              --rate 10M               events per second of event time; 10M
              --events 5M              that are read; by default 2M or 5M, as suits the query
              --source files           JSON lines, written beforehand; generator
              --checkpoints 1s         one every second; off
              --runs 3                 of each job and engine
              --heap 4g                of every JVM
              --check                  compares results, and measures nothing
            """;

    /** Fails on options that there are not. Values follow a space or an equals sign. */
    static NexmarkOptions parse(List<String> arguments) {
        NexmarkOptions options =
                new NexmarkOptions(NexmarkQuery.all(), PEERS, 1, 10_000_000, 0, 3, "4g", false, false, false);
        List<String> words = arguments.stream()
                .flatMap(argument -> Arrays.stream(argument.split("=", 2)))
                .toList();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("--check")) {
                options = options.with("--check", "");
            } else if (i + 1 < words.size()) {
                options = options.with(words.get(i), words.get(++i));
            } else {
                throw new IllegalArgumentException("what does " + words.get(i) + " mean?");
            }
        }
        return options;
    }

    private NexmarkOptions with(String name, String value) {
        List<NexmarkQuery> newQueries = queries;
        List<String> newPeers = peers;
        int newCores = cores;
        long newRate = rate;
        long newEvents = events;
        int newRuns = runs;
        String newHeap = heap;
        boolean files = readsFiles;
        boolean checkpoints = hasCheckpoints;
        boolean check = isCheck;
        switch (name) {
            case "--queries" ->
                newQueries = Arrays.stream(value.split(",")).map(this::query).toList();
            case "--peers" -> newPeers = List.of(value.split(","));
            case "--cores" -> newCores = Integer.parseInt(value);
            case "--rate" -> newRate = count(value);
            case "--events" -> newEvents = count(value);
            case "--runs" -> newRuns = Integer.parseInt(value);
            case "--heap" -> newHeap = value;
            case "--source" -> files = oneOf(value, "files", "generator");
            case "--checkpoints" -> checkpoints = oneOf(value, "1s", "off");
            case "--check" -> check = true;
            default -> throw new IllegalArgumentException("what does " + name + " mean?");
        }
        if (!PEERS.containsAll(newPeers)) {
            throw new IllegalArgumentException("peers are " + PEERS);
        }
        return new NexmarkOptions(
                newQueries, newPeers, newCores, newRate, newEvents, newRuns, newHeap, files, checkpoints, check);
    }

    /** Whether a value is the first of the two that there are. */
    private static boolean oneOf(String value, String yes, String no) {
        if (!value.equals(yes) && !value.equals(no)) {
            throw new IllegalArgumentException(value + " should be " + yes + " or " + no);
        }
        return value.equals(yes);
    }

    /**
     * The same with so few events a second that no two have the same time. Which of two bids that come together is the
     * newest is up to an engine: Weir goes by their other columns, Flink by which came last.
     */
    NexmarkOptions forCheck() {
        return new NexmarkOptions(queries, peers, cores, 1000, events, runs, heap, readsFiles, false, true);
    }

    /** A number with k or M behind it, or with nothing. */
    static long count(String text) {
        long unit = text.endsWith("M") ? 1_000_000 : text.endsWith("k") ? 1000 : 1;
        return Long.parseLong(unit == 1 ? text : text.substring(0, text.length() - 1)) * unit;
    }

    NexmarkQuery query(String name) {
        return NexmarkQuery.all().stream()
                .filter(query -> query.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("examples/nexmark has no " + name));
    }

    boolean wants(String peer) {
        return peers.contains(peer);
    }

    /** As {@code taskset} takes them. */
    String coreList() {
        return cores == 1 ? "0" : "0-" + (cores - 1);
    }
}
