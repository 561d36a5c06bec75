package dev.weir.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Seeds;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.dataflow.state.InstanceList;
import dev.weir.testkit.TestingContext;
import dev.weir.testkit.ZSet;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * A job that only writes files, with checkpoints, and dies at any step that a seed says: while rows are written,
 * between the writers' preparations, before their files are durable, before the checkpoint is, before or within its
 * commit, and within the commit that is repeated afterwards. At every start what is visible must be just the rows of
 * the checkpoint.
 */
final class CrashingSink {
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What is durable of a checkpoint. */
    private record Checkpoint(long number, int position, List<byte[]> committables, List<List<List<String>>> states) {}

    private final TableDefinition table;
    private final FileSink sink;
    private final List<Row> rows;
    private final long seed;
    private final SplittableRandom random;
    private final int deathPercent;
    private Checkpoint durable = new Checkpoint(0, 0, List.of(), List.of());
    private long lastNumber;
    private long nowMillis;
    private int deaths;

    CrashingSink(TableDefinition table, List<Row> rows, long seed, int deathPercent) {
        this.table = table;
        this.sink = FileSink.of(table);
        this.rows = rows;
        this.seed = seed;
        this.random = Seeds.generator(seed, "crashes");
        this.deathPercent = deathPercent;
    }

    /** Runs until all rows are committed; returns how often it died. */
    int run() throws Exception {
        while (true) {
            try {
                Attempt attempt = new Attempt();
                attempt.recover();
                attempt.run();
                check(rows.size());
                return deaths;
            } catch (Death e) {
                deaths++;
            }
        }
    }

    private void mayDie() {
        if (random.nextInt(1000) < deathPercent * 10) {
            throw new Death();
        }
    }

    private void check(int position) throws Exception {
        List<Row> visible = Files.exists(sink.folder()) ? Reading.of(table).rows : List.of();
        assertThat(ZSet.of(visible))
                .as("seed %s, death %s, checkpoint %s", seed, deaths, durable.number())
                .isEqualTo(ZSet.of(rows.subList(0, position)));
    }

    private final class Attempt {
        private final List<TestingContext> contexts = new ArrayList<>();
        private final List<Sink.Writer> writers = new ArrayList<>();
        private final Sink.Committer committer = new FileCommitter(sink, CrashingSink.this::mayDie);
        private List<byte[]> uncommitted = new ArrayList<>();
        private int position;

        void recover() throws Exception {
            committer.commit(durable.committables());
            check(durable.position());
            position = durable.position();
            // Whoever begins anew does so as before.
            int parallelism = durable.number() == 0 ? 2 : 1 + random.nextInt(3);
            for (int i = 0; i < parallelism; i++) {
                TestingContext context = TestingContext.withCheckpoints("out", i, parallelism, durable.number());
                context.clock().advanceTo(nowMillis);
                restore(context);
                contexts.add(context);
                writers.add(sink.writer(context));
            }
        }

        private void restore(TestingContext context) {
            List<String> ids = new ArrayList<>();
            List<String> partitions = new ArrayList<>();
            int next = 0;
            for (List<List<String>> state : durable.states()) {
                ids.addAll(state.get(0));
                for (String partition : state.get(1)) {
                    if (next++ % context.parallelism() == context.subtask()) {
                        partitions.add(partition);
                    }
                }
            }
            list(context, "file id", InstanceList.Redistribution.UNION).set(ids);
            list(context, "open partitions", InstanceList.Redistribution.SPLIT).set(partitions);
        }

        private static InstanceList<String> list(
                TestingContext context, String name, InstanceList.Redistribution redistribution) {
            return context.state().instanceList(name, redistribution);
        }

        void run() throws Exception {
            try {
                while (position < rows.size()) {
                    step();
                }
                for (int i = 0; i < writers.size(); i++) {
                    writers.get(i).watermark(Long.MAX_VALUE);
                    writers.get(i).finish();
                }
                while (!checkpoint()) {
                    // The last one counts.
                }
                writers.forEach(Sink.Writer::close);
            } catch (Death e) {
                // A writer may be closed in an orderly way, or the machine is gone.
                if (random.nextBoolean()) {
                    writers.forEach(Sink.Writer::close);
                }
                throw e;
            }
        }

        private void step() throws Exception {
            mayDie();
            switch (random.nextInt(10)) {
                case 0 -> checkpoint();
                case 1 -> contexts.get(random.nextInt(contexts.size())).runLaunched();
                case 2 -> {
                    nowMillis += random.nextInt(2000);
                    contexts.forEach(context -> context.clock().advanceTo(nowMillis));
                }
                default -> {
                    int count = Math.min(rows.size() - position, random.nextInt(6));
                    Batch batch = Batch.ofRows(table.schema(), rows.subList(position, position + count));
                    writers.get(random.nextInt(writers.size())).write(batch);
                    position += count;
                }
            }
        }

        /** Returns whether it was committed. */
        private boolean checkpoint() throws Exception {
            long number = ++lastNumber;
            List<CompletableFuture<List<byte[]>>> prepared = new ArrayList<>();
            List<List<List<String>>> states = new ArrayList<>();
            for (int i = 0; i < writers.size(); i++) {
                mayDie();
                prepared.add(writers.get(i).prepareCommit(number));
                states.add(List.of(
                        List.copyOf(list(contexts.get(i), "file id", InstanceList.Redistribution.UNION)
                                .get()),
                        List.copyOf(list(contexts.get(i), "open partitions", InstanceList.Redistribution.SPLIT)
                                .get())));
            }
            int positionThen = position;
            boolean more = true;
            while (more) {
                mayDie();
                more = false;
                for (TestingContext context : contexts) {
                    more |= context.runLaunched();
                }
            }
            for (CompletableFuture<List<byte[]>> future : prepared) {
                uncommitted.addAll(future.getNow(List.of()));
            }
            if (random.nextInt(5) == 0) {
                // Given up; the next one has its files too.
                return false;
            }
            mayDie();
            List<byte[]> committables = new ArrayList<>();
            if (random.nextInt(3) == 0) {
                // What is being committed is named again, some of it or all, as long as nobody knows that it has been.
                int first = random.nextInt(1 + durable.committables().size());
                committables.addAll(durable.committables()
                        .subList(first, durable.committables().size()));
            }
            committables.addAll(uncommitted);
            durable = new Checkpoint(number, positionThen, committables, states);
            uncommitted = new ArrayList<>();
            for (int late = random.nextInt(3); late > 0 && position < rows.size(); late--) {
                writers.get(random.nextInt(writers.size()))
                        .write(Batch.ofRows(table.schema(), List.of(rows.get(position++))));
                mayDie();
            }
            committer.commit(durable.committables());
            check(durable.position());
            return true;
        }
    }

    /** Names of all files below the sink's folder. */
    List<String> files() throws Exception {
        try (var files = Files.walk(sink.folder())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> sink.folder().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
