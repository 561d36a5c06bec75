package dev.weir.bench;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Sink;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.operators.EmitMode;
import dev.weir.operators.GroupAggregateOperator;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import dev.weir.stream.time.WatermarkStrategy;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Jobs with about a gigabyte of state in memory, each with a task of its own for the source. */
enum StateJobs {
    /** {@code SELECT k, COUNT(*), SUM(k) GROUP BY k}. */
    GROUP_BY("GROUP BY, 20 M groups, 1.1 GB", 20_000_000) {
        @Override
        JobGraph graph(AtomicLong allowed, Configuration options) {
            JobGraph.Builder builder = new JobGraph.Builder();
            int source = builder.source("source", 1, new Load(RECORDS, keys, allowed), null);
            int probe = builder.operator("probe", 1, 1, new Probe(), RECORDS);
            OperatorFactory aggregate = new GroupAggregateOperator.Factory(
                    RECORDS,
                    List.of(0),
                    List.of(
                            AggregateCall.of(Kind.COUNT, COUNTS.type(1)),
                            AggregateCall.of(Kind.SUM, COUNTS.type(2), 0)),
                    COUNTS,
                    EmitMode.CHANGES,
                    false);
            int groups = builder.operator("groups", 1, 1, aggregate, COUNTS);
            int sink = builder.sink("sink", 1, new Ignore());
            builder.connect(source, probe, 0, new Partitioning.Hash(0));
            builder.connect(probe, groups, 0, new Partitioning.Forward());
            builder.connect(groups, sink, 0, new Partitioning.Forward());
            return builder.build(JOB, JobGraph.Epochs.DEFAULT, KeyGroups.DEFAULT_MAX_PARALLELISM, 1, options);
        }
    },
    /** A program that keeps an immutable object a key. */
    VALUES("ValueState of a record, 10 M keys, 1 GB", 10_000_000) {
        @Override
        JobGraph graph(AtomicLong allowed, Configuration options) {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
            environment.configure(options);
            environment
                    .fromSource(
                            new Load(Schema.ofObjects("Long"), keys, allowed),
                            WatermarkStrategy.<Long>noWatermarks(),
                            "source")
                    .keyBy(key -> key)
                    .process(new Counting())
                    .uid("counts")
                    .addSink(value -> {});
            return environment.getJobGraph(JOB);
        }
    };

    /** The job's name, and that of the folder of its checkpoints. */
    static final String JOB = "state";

    static final Schema RECORDS = Schema.of("k", DataTypes.BIGINT.withNullable(false));
    private static final Schema COUNTS = Schema.of(
            "k",
            DataTypes.BIGINT.withNullable(false),
            "n",
            DataTypes.BIGINT.withNullable(false),
            "s",
            DataTypes.BIGINT);

    /** What the task with the state is at; one job runs at a time. */
    static final BatchTimes TIMES = new BatchTimes();

    final String what;
    final int keys;

    StateJobs(String what, int keys) {
        this.what = what;
        this.keys = keys;
    }

    /** @param allowed as {@link Load} has it */
    abstract JobGraph graph(AtomicLong allowed, Configuration options);

    /** Notes the batches that come to its task; those that leave it are noted by {@link Ignore}. */
    private record Probe() implements OperatorFactory {
        @Override
        public String describe() {
            return "Probe";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new Operator() {
                @Override
                public void process(int input, Batch batch, Output output) {
                    TIMES.batch(batch.size());
                    output.emit(batch);
                }
            };
        }
    }

    private record Ignore() implements Sink {
        @Override
        public String describe() {
            return "Ignore";
        }

        @Override
        public Writer writer(OperatorContext context) {
            return batch -> TIMES.tick();
        }
    }

    /** What users keep of a key. */
    private record Visits(long count, long sum, long last) {}

    private static final class Counting extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1;

        private transient @Nullable ValueState<Visits> visits;
        private transient int rows;

        @Override
        public void open(OpenContext context) {
            visits = getRuntimeContext().getState(new ValueStateDescriptor<>("visits", Visits.class));
        }

        @Override
        public void processElement(Long key, Context context, Collector<Long> out) throws Exception {
            ValueState<Visits> state = visits;
            if (state == null) {
                throw new IllegalStateException("not open");
            }
            Visits before = state.value();
            state.update(
                    before == null ? new Visits(1, key, key) : new Visits(before.count + 1, before.sum + key, key));
            if (++rows == Samples.ROWS) {
                TIMES.batch(rows);
                rows = 0;
            }
        }
    }
}
