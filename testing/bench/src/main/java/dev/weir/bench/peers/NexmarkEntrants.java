package dev.weir.bench.peers;

import dev.weir.bench.loops.LoopMain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Those who run the queries of Nexmark. */
final class NexmarkEntrants {
    /** In which rows are gathered before state is read: elsewhere it changes nothing. */
    private static final Set<String> WITH_MINI_BATCH = Set.of("q3", "q5", "q7", "q15", "q17", "q18");

    private final NexmarkOptions options;

    NexmarkEntrants(NexmarkOptions options) {
        this.options = options;
    }

    /** Runs scripts. */
    record SqlEngine(
            String name, Predicate<String> jobs, Map<String, String> settings, NexmarkOptions options, boolean isFlink)
            implements Entrant {
        @Override
        public boolean takesPart(String job) {
            return jobs.test(job);
        }

        @Override
        public Launch launch(String job, long events, Path folder, List<String> jvmOptions) {
            NexmarkScript script = new NexmarkScript(settings(folder)).add(options.query(job), events, options.rate());
            return run(script, events, folder, jvmOptions);
        }

        /** Prints all rows of all queries. */
        Launch print(List<NexmarkQuery> queries, long events, Path folder, List<String> jvmOptions) {
            NexmarkScript script = new NexmarkScript(settings(folder));
            queries.forEach(query -> script.add(query, events, options.rate()));
            return run(script.printing(), events, folder, jvmOptions);
        }

        private Launch run(NexmarkScript script, long events, Path folder, List<String> jvmOptions) {
            if (options.readsFiles()) {
                NexmarkFiles.prepare(options.queries().getFirst(), events, options.rate());
                script.reading(NexmarkFiles.options(events, options.rate()));
            }
            String file = (isFlink ? script.quoted() : script)
                    .write(folder.resolve(isFlink ? "flink.sql" : "weir.sql"))
                    .toString();
            return isFlink ? Engines.flink(jvmOptions, "SqlScript", file) : Engines.weir(jvmOptions, "run", file);
        }

        private Map<String, String> settings(Path folder) {
            Map<String, String> all = new LinkedHashMap<>(settings);
            if (options.hasCheckpoints()) {
                all.put("execution.checkpointing.interval", "1s");
                all.put(
                        "execution.checkpointing.dir",
                        folder.resolve("checkpoints").toAbsolutePath().toUri().toString());
            }
            return all;
        }
    }

    private record HandwrittenLoop(NexmarkOptions options) implements Entrant {
        @Override
        public String name() {
            return "handwritten";
        }

        @Override
        public boolean takesPart(String job) {
            return LoopMain.has(job);
        }

        @Override
        public Launch launch(String job, long events, Path folder, List<String> jvmOptions) {
            return Engines.here(
                    jvmOptions,
                    LoopMain.class.getName(),
                    job,
                    Long.toString(events),
                    Long.toString(options.rate()),
                    options.isCheck() ? "print" : "none");
        }
    }

    private record JetPipeline(NexmarkOptions options) implements Entrant {
        @Override
        public String name() {
            return "jet";
        }

        @Override
        public boolean takesPart(String job) {
            return job.equals("q5");
        }

        @Override
        public Launch launch(String job, long events, Path folder, List<String> jvmOptions) {
            return Engines.jet(
                    jvmOptions,
                    "HotItems",
                    Long.toString(events),
                    Long.toString(options.rate()),
                    Integer.toString(options.cores()),
                    options.isCheck() ? "print" : options.hasCheckpoints() ? "checkpoints" : "none");
        }
    }

    /** With the options that users have who set none. */
    SqlEngine weir() {
        return new SqlEngine("weir", job -> true, Map.of(), options, false);
    }

    /** State on the heap. Rows may be reused between operators, which is not the default, but faster. */
    SqlEngine flink() {
        return new SqlEngine("flink", job -> true, flinkSettings(), options, true);
    }

    private SqlEngine flinkWithMiniBatch() {
        Map<String, String> settings = flinkSettings();
        settings.put("table.exec.mini-batch.enabled", "true");
        settings.put("table.exec.mini-batch.allow-latency", "2 s");
        settings.put("table.exec.mini-batch.size", "50000");
        settings.put("table.optimizer.distinct-agg.split.enabled", "true");
        return new SqlEngine("flink mini-batch", WITH_MINI_BATCH::contains, settings, options, true);
    }

    private Map<String, String> flinkSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("parallelism.default", Integer.toString(options.cores()));
        settings.put("pipeline.object-reuse", "true");
        return settings;
    }

    /** Those that run one query at a time, be it that they print its rows. They know the generator only. */
    List<Entrant> single() {
        List<Entrant> single = new ArrayList<>();
        if (options.readsFiles()) {
            return single;
        }
        if (options.wants("jet")) {
            single.add(new JetPipeline(options));
        }
        if (options.wants("handwritten")) {
            single.add(new HandwrittenLoop(options));
        }
        return single;
    }

    /** Weir, then the peers that are wanted. */
    List<Entrant> wanted() {
        List<Entrant> wanted = new ArrayList<>(List.of(weir()));
        if (options.wants("flink")) {
            wanted.add(flink());
            wanted.add(flinkWithMiniBatch());
        }
        wanted.addAll(single());
        return wanted;
    }
}
