package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.data.Row;
import dev.weir.dataflow.checkpoint.CheckpointPlace;
import dev.weir.dataflow.checkpoint.RestorePlan.Fate;
import dev.weir.simulator.SimulatedFiles;
import dev.weir.simulator.Simulation;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.BroadcastProcessFunction;
import dev.weir.stream.process.BroadcastStateBootstrapFunction;
import dev.weir.stream.process.CheckpointedFunction;
import dev.weir.stream.process.FunctionInitializationContext;
import dev.weir.stream.process.FunctionSnapshotContext;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.KeyedStateBootstrapFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.process.RichMapFunction;
import dev.weir.stream.process.RuntimeContext;
import dev.weir.stream.process.StateBootstrapFunction;
import dev.weir.stream.state.AggregatingState;
import dev.weir.stream.state.AggregatingStateDescriptor;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.ListStateDescriptor;
import dev.weir.stream.state.MapState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReducingState;
import dev.weir.stream.state.ReducingStateDescriptor;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import dev.weir.testkit.CollectingSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs begin with savepoints that no job has made. */
@SuppressWarnings("SameNameButDifferent") // Contexts go by the short name, as in programs.
class SavepointWriterTest {
    private static final int SEEDS = 6;
    private static final int KEYS = 60;
    private static final OperatorIdentifier ACCOUNTS = OperatorIdentifier.forUid("accounts");
    private static final MapStateDescriptor<Long, String> RULES =
            new MapStateDescriptor<>("rules", Long.class, String.class);

    @TempDir
    private Path folder;

    private record Entry(long key, long amount) {}

    /** Adds up and counts. */
    private static final class Mean implements AggregateFunction<Long, long[], Long> {
        @Override
        public long[] createAccumulator() {
            return new long[2];
        }

        @Override
        public long[] add(Long value, long[] sum) {
            return new long[] {sum[0] + value, sum[1] + 1};
        }

        @Override
        public Long getResult(long[] sum) {
            return sum[0] / sum[1];
        }

        @Override
        public long[] merge(long[] a, long[] b) {
            return new long[] {a[0] + b[0], a[1] + b[1]};
        }
    }

    /** One state of each kind. */
    private static final class States {
        private final ValueState<Long> newest;
        private final ListState<Long> all;
        private final MapState<String, Long> bySign;
        private final ReducingState<Long> sum;
        private final AggregatingState<Long, Long> mean;

        States(RuntimeContext context) {
            newest = context.getState(new ValueStateDescriptor<>("newest", Long.class));
            all = context.getListState(new ListStateDescriptor<>("all", Long.class));
            bySign = context.getMapState(new MapStateDescriptor<>("by-sign", String.class, Long.class));
            sum = context.getReducingState(new ReducingStateDescriptor<>("sum", Long::sum, Long.class));
            mean = context.getAggregatingState(new AggregatingStateDescriptor<>("mean", new Mean(), long[].class));
        }

        void add(long amount) throws Exception {
            newest.update(amount);
            all.add(amount);
            bySign.put(amount < 0 ? "debit" : "credit", amount);
            sum.add(amount);
            mean.add(amount);
        }

        String text() throws Exception {
            List<Long> list = new ArrayList<>();
            all.get().forEach(list::add);
            Map<String, Long> map = new TreeMap<>();
            bySign.entries().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
            return newest.value() + " " + list + " " + map + " " + sum.get() + " " + mean.get();
        }
    }

    private static final class Bootstrap extends KeyedStateBootstrapFunction<Long, Entry> {
        private transient States states;

        @Override
        public void open(OpenContext context) {
            states = new States(getRuntimeContext());
        }

        @Override
        public void processElement(Entry entry, Context context) throws Exception {
            states.add(entry.amount);
            context.timerService().registerEventTimeTimer(1_000 + context.getCurrentKey());
        }
    }

    private static final class Accounts extends KeyedProcessFunction<Long, Entry, String> {
        private transient States states;

        @Override
        public void open(OpenContext context) {
            states = new States(getRuntimeContext());
        }

        @Override
        public void processElement(Entry entry, Context context, Collector<String> out) throws Exception {
            states.add(entry.amount);
            out.collect(entry.key + ": " + states.text());
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
            out.collect(context.getCurrentKey() + ": timer " + timestamp);
        }
    }

    private static StreamExecutionEnvironment environment(Simulation simulation, int parallelism) {
        return StreamExecutionEnvironment.on(simulation).setParallelism(parallelism);
    }

    private static void run(Simulation simulation, StreamExecutionEnvironment environment)
            throws ExecutionException, InterruptedException {
        JobClient job = environment.executeAsync("job");
        simulation.run();
        job.getJobExecutionResult().get();
    }

    private static List<Entry> entries(int from, int to, long amount) {
        return LongStream.range(from, to)
                .mapToObj(key -> new Entry(key, amount))
                .toList();
    }

    private String write(long seed, int parallelism) throws Exception {
        Simulation simulation = new Simulation(seed, new SimulatedFiles());
        StreamExecutionEnvironment environment = environment(simulation, parallelism);
        List<Entry> history = new ArrayList<>(entries(0, KEYS, 10));
        history.addAll(entries(0, KEYS, -4));
        String place = SavepointWriter.newSavepoint(environment)
                .withOperator(
                        ACCOUNTS,
                        OperatorTransformation.bootstrapWith(environment.fromData(history))
                                .keyBy(Entry::key)
                                .transform(new Bootstrap()))
                .write(folder.resolve("seed" + seed).toString());
        run(simulation, environment);
        return place;
    }

    private static List<String> accounts(long seed, int parallelism, String restore, List<Entry> entries)
            throws Exception {
        Simulation simulation = new Simulation(seed, new SimulatedFiles());
        StreamExecutionEnvironment environment =
                environment(simulation, parallelism).configure(Configuration.EMPTY.with("checkpoint.restore", restore));
        CollectingSink sink = new CollectingSink();
        environment
                .fromData(entries)
                .keyBy(Entry::key)
                .process(new Accounts())
                .uid(ACCOUNTS.uid())
                .sinkTo(sink);
        run(simulation, environment);
        return sink.rows().stream().map(row -> (String) row.getField(0)).toList();
    }

    @Test
    void everyKindOfKeyedStateIsThereAtAnyParallelism() throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            int parallelism = 1 + (int) (seed % 3);
            String place = write(seed, parallelism);
            CheckpointPlace made = CheckpointPlace.ofPath(place);
            assertThat(made.directory().damages(made.read())).isEmpty();
            List<String> shown = accounts(seed, 4 - parallelism, place, entries(0, KEYS + 1, 6));
            assertThat(shown).as("seed %d", seed).hasSize(2 * KEYS + 1).contains(KEYS + ": 6 [6] {credit=6} 6 6");
            for (int key = 0; key < KEYS; key++) {
                assertThat(shown)
                        .contains(key + ": 6 [10, -4, 6] {credit=6, debit=-4} 12 4", key + ": timer " + (1_000 + key));
            }
        }
    }

    @Test
    void anExistingSavepointIsKeptButForWhatIsReplacedOrRemoved() throws Exception {
        String old = write(1, 2);
        Simulation simulation = new Simulation(7, new SimulatedFiles());
        StreamExecutionEnvironment environment = environment(simulation, 3);
        DataStream<Entry> corrected = environment.fromData(entries(0, 2, 100));
        String replaced = SavepointWriter.fromExistingSavepoint(environment, old)
                .removeOperator(ACCOUNTS)
                .withOperator(
                        ACCOUNTS,
                        OperatorTransformation.bootstrapWith(corrected)
                                .keyBy(Entry::key)
                                .transform(new Bootstrap()))
                .write(folder + "/corrected");
        String extended = SavepointWriter.fromExistingSavepoint(environment, old)
                .withOperator(
                        OperatorIdentifier.forUid("more"),
                        OperatorTransformation.bootstrapWith(corrected)
                                .keyBy(Entry::key)
                                .transform(new Bootstrap()))
                .write(folder + "/extended");
        run(simulation, environment);

        assertThat(accounts(1, 2, replaced, entries(1, 3, 2)))
                .contains("1: 2 [100, 2] {credit=2} 102 51", "2: 2 [2] {credit=2} 2 2")
                .filteredOn(line -> line.contains("timer"))
                .hasSize(2);
        CheckpointPlace both = CheckpointPlace.ofPath(extended);
        assertThat(both.directory().damages(both.read())).isEmpty();
        assertThat(both.read().byNode()).containsOnlyKeys("accounts", "more");
        assertThat(both.read().byNode().get("accounts")).hasSize(2);
    }

    /** Adds a rule's text to each record. */
    private static final class Ruled extends BroadcastProcessFunction<Long, Long, String> {
        @Override
        public void processElement(Long value, ReadOnlyContext context, Collector<String> out) throws Exception {
            out.collect(value + " " + context.getBroadcastState(RULES).get(value % 3));
        }

        @Override
        public void processBroadcastElement(Long value, Context context, Collector<String> out) {}
    }

    private static final class RuleBootstrap extends BroadcastStateBootstrapFunction<Long> {
        @Override
        public void processElement(Long value, Context context) throws Exception {
            context.getBroadcastState(RULES).put(value, "rule " + value);
        }
    }

    /** Emits what its list held when the job began, and clears it. */
    private static final class Lists extends RichMapFunction<Long, String> implements CheckpointedFunction {
        private final List<Long> held = new ArrayList<>();

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            context.getOperatorStateStore()
                    .getListState(new ListStateDescriptor<>("numbers", Long.class))
                    .get()
                    .forEach(held::add);
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {}

        @Override
        public String map(Long value) {
            String text = "held " + held.stream().mapToLong(Long::longValue).sum() + " of " + held.size();
            held.clear();
            return text;
        }
    }

    private static final class ListBootstrap extends StateBootstrapFunction<Long> {
        private final List<Long> gathered = new ArrayList<>();
        private transient ListState<Long> numbers;

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            numbers = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("numbers", Long.class));
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            numbers.update(gathered);
        }

        @Override
        public void processElement(Long value, Context context) {
            gathered.add(value);
        }
    }

    @Test
    void broadcastStateAndListsAreThere() throws Exception {
        Simulation simulation = new Simulation(3, new SimulatedFiles());
        StreamExecutionEnvironment environment = environment(simulation, 2);
        String place = SavepointWriter.newSavepoint(environment)
                .withOperator(
                        OperatorIdentifier.forUid("ruled"),
                        OperatorTransformation.bootstrapWith(environment.fromSequence(0, 2))
                                .transform(new RuleBootstrap()))
                .withOperator(
                        OperatorIdentifier.forUid("lists"),
                        OperatorTransformation.bootstrapWith(environment.fromSequence(1, 10))
                                .transform(new ListBootstrap()))
                .write(folder.toString());
        run(simulation, environment);

        Simulation second = new Simulation(4, new SimulatedFiles());
        StreamExecutionEnvironment job =
                environment(second, 3).configure(Configuration.EMPTY.with("checkpoint.restore", place));
        CollectingSink ruled = new CollectingSink();
        CollectingSink lists = new CollectingSink();
        job.fromSequence(1, 30)
                .connect(job.fromData(5L).broadcast(RULES))
                .process(new Ruled())
                .uid("ruled")
                .sinkTo(ruled);
        job.fromSequence(1, 3)
                .rebalance()
                .map(new Lists())
                .uid("lists")
                .setParallelism(1)
                .sinkTo(lists);
        run(second, job);
        assertThat(ruled.rows())
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 30)
                        .mapToObj(value -> Row.of(value + " rule " + value % 3))
                        .toList());
        assertThat(lists.rows()).contains(Row.of("held 55 of 10")).hasSize(3);
    }

    @Test
    void theDryRunOfAJobFindsIt() throws Exception {
        String place = write(2, 2);
        StreamExecutionEnvironment environment = environment(new Simulation(1, new SimulatedFiles()), 2)
                .configure(Configuration.EMPTY.with("checkpoint.restore", place));
        environment
                .fromData(entries(0, 1, 1))
                .keyBy(Entry::key)
                .process(new Accounts())
                .uid(ACCOUNTS.uid())
                .sinkTo(new CollectingSink());
        assertThat(environment.planRestore("job").entries())
                .filteredOn(entry -> entry.operator().equals("accounts") && entry.fate() == Fate.KEPT)
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void whatCannotBeWrittenIsRefused() throws Exception {
        String old = write(1, 1);
        StreamExecutionEnvironment environment = environment(new Simulation(1, new SimulatedFiles()), 1);
        StateBootstrapTransformation<Entry> state = OperatorTransformation.bootstrapWith(
                        environment.fromData(entries(0, 1, 1)))
                .keyBy(Entry::key)
                .transform(new Bootstrap());
        SavepointWriter fresh = SavepointWriter.newSavepoint(environment);
        assertThatThrownBy(() -> fresh.write(folder.toString())).hasMessageContaining("nothing is to be written");
        assertThatThrownBy(() -> fresh.withOperator(ACCOUNTS, state).withOperator(ACCOUNTS, state))
                .hasMessageContaining("has an operator 'accounts' already");
        SavepointWriter existing = SavepointWriter.fromExistingSavepoint(environment, old);
        assertThatThrownBy(() -> existing.withOperator(ACCOUNTS, state))
                .hasMessageContaining("has an operator 'accounts' already");
        assertThatThrownBy(() -> existing.removeOperator(OperatorIdentifier.forUid("other")))
                .hasMessageContaining("WEIR-CHECKPOINT-0010")
                .hasMessageContaining("no operator 'other'");
        assertThatThrownBy(() -> OperatorIdentifier.forUid("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> SavepointWriter.newSavepoint(environment)
                        .withOperator(
                                ACCOUNTS,
                                OperatorTransformation.bootstrapWith(environment
                                                .socketTextStream("localhost", 1)
                                                .map(line -> new Entry(1, 1)))
                                        .keyBy(Entry::key)
                                        .transform(new Bootstrap()))
                        .write(folder.toString()))
                .hasMessageContaining("which has no end");
        environment.enableCheckpointing(1_000);
        assertThatThrownBy(() -> fresh.write(folder.toString())).hasMessageContaining("no checkpoints of its own");
    }
}
