package dev.weir.bench.peers;

import dev.weir.bench.TimedProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Has all engines print what they compute of the same few events, and compares it with what Weir prints. */
final class EqualityCheck {
    private final NexmarkOptions options;
    private final Contest contest;
    private final NexmarkEntrants entrants;
    private final List<String> jvm;
    private int checked;
    private int wrong;

    EqualityCheck(NexmarkOptions options, Contest contest) {
        this.options = options.forCheck();
        this.contest = contest;
        entrants = new NexmarkEntrants(this.options);
        jvm = List.of("-XX:+UseSerialGC", "-Xmx" + contest.heap());
    }

    /** Whether all are equal. */
    boolean run(long events) {
        List<NexmarkQuery> queries = options.queries();
        Map<String, Map<String, Long>> expected =
                printed("weir", entrants.weir().print(queries, events, contest.folder(), jvm));
        if (options.wants("flink")) {
            compare(
                    "flink",
                    queries,
                    expected,
                    printed("flink", entrants.flink().print(queries, events, contest.folder(), jvm)));
        }
        for (Entrant entrant : entrants.single()) {
            List<NexmarkQuery> own = queries.stream()
                    .filter(query -> entrant.takesPart(query.name()))
                    .toList();
            Map<String, Map<String, Long>> all = new TreeMap<>();
            for (NexmarkQuery query : own) {
                all.putAll(printed(entrant.name(), entrant.launch(query.name(), events, contest.folder(), jvm)));
            }
            compare(entrant.name(), own, expected, all);
        }
        System.out.printf("%d of %d results are equal%n", checked - wrong, checked);
        return wrong == 0;
    }

    private Map<String, Map<String, Long>> printed(String engine, Entrant.Launch launch) {
        Path output = contest.folder().resolve(engine + "-check.txt");
        Path errors = contest.folder().resolve(engine + "-check.log");
        if (TimedProcess.run(contest.pinned(launch.command()), launch.environment(), output, errors) == null) {
            System.out.println(engine + " failed: " + errors);
        }
        return PrintedChanges.read(output);
    }

    private void compare(
            String engine,
            List<NexmarkQuery> queries,
            Map<String, Map<String, Long>> expected,
            Map<String, Map<String, Long>> actual) {
        for (NexmarkQuery query : queries) {
            Map<String, Long> own = expected.getOrDefault(query.name(), Map.of());
            Map<String, Long> others = actual.getOrDefault(query.name(), Map.of());
            boolean equal =
                    !own.isEmpty() && (query.isDeterministic() ? own.equals(others) : counted(own) == counted(others));
            checked++;
            if (!equal) {
                wrong++;
                System.out.printf(
                        "%s: weir has %d rows, %s has %d, of which %d are the same%n",
                        query.name(),
                        own.size(),
                        engine,
                        others.size(),
                        others.entrySet().stream()
                                .filter(row -> row.getValue().equals(own.get(row.getKey())))
                                .count());
            }
        }
    }

    /** The sum of a result's second column, which counts. */
    private static long counted(Map<String, Long> rows) {
        return rows.entrySet().stream()
                .mapToLong(row -> row.getValue() * Long.parseLong(row.getKey().split(", ")[1]))
                .sum();
    }
}
