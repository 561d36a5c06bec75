package dev.weir.stream;

import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.Partitioning;
import dev.weir.stream.fields.FunctionTypes;
import dev.weir.stream.functions.FilterFunction;
import dev.weir.stream.functions.FlatMapFunction;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.functions.Partitioner;
import dev.weir.stream.operators.CollectOperator;
import dev.weir.stream.operators.CustomPartitioner;
import dev.weir.stream.operators.FunctionCopies;
import dev.weir.stream.operators.FunctionSink;
import dev.weir.stream.operators.RecordHandlers;
import dev.weir.stream.operators.RecordOperator;
import dev.weir.stream.operators.ResultQueue;
import dev.weir.stream.operators.Schemas;
import dev.weir.stream.operators.Stage;
import dev.weir.stream.operators.TimestampsOperator;
import dev.weir.stream.operators.WriterSink;
import dev.weir.stream.process.ProcessFunction;
import dev.weir.stream.sinks.PrintSink;
import dev.weir.stream.sinks.Sink;
import dev.weir.stream.sinks.SinkFunction;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.time.WatermarkStrategy;
import dev.weir.stream.windows.CountEvictor;
import dev.weir.stream.windows.CountTrigger;
import dev.weir.stream.windows.GlobalWindow;
import dev.weir.stream.windows.GlobalWindows;
import dev.weir.stream.windows.PurgingTrigger;
import dev.weir.stream.windows.Window;
import dev.weir.stream.windows.WindowAssigner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of records of one type. Immutable: every method makes another stream, or an end of this one. */
public sealed class DataStream<T> permits SingleOutputStreamOperator, KeyedStream {
    private static final int WAITING_BATCHES = 64;

    private final StreamExecutionEnvironment environment;
    private final List<Upstream> upstreams;

    DataStream(StreamExecutionEnvironment environment, List<Upstream> upstreams) {
        this.environment = environment;
        this.upstreams = List.copyOf(upstreams);
    }

    public StreamExecutionEnvironment getExecutionEnvironment() {
        return environment;
    }

    /** The number of instances of the step that the records come from. */
    public int getParallelism() {
        int parallelism = upstreams.getFirst().from().parallelism();
        return parallelism == Transformation.DEFAULT_PARALLELISM ? environment.getParallelism() : parallelism;
    }

    List<Upstream> upstreams() {
        return upstreams;
    }

    /** The class of the elements, as far as the functions before tell; null when they do not. */
    @Nullable
    Class<?> elementType() {
        Class<?> type = upstreams.getFirst().elementType();
        return upstreams.stream().allMatch(upstream -> upstream.elementType() == type) ? type : null;
    }

    /** Makes one record of each. */
    public <O> SingleOutputStreamOperator<O> map(MapFunction<? super T, ? extends O> function) {
        return stage("Map", new Stage.Map(untyped(FunctionCopies.check(function))), FunctionTypes.result(function));
    }

    /** Makes any number of records of each. */
    public <O> SingleOutputStreamOperator<O> flatMap(FlatMapFunction<T, O> function) {
        return stage("Flat Map", new Stage.FlatMap(untyped(FunctionCopies.check(function))), null);
    }

    /** Keeps some of the records. */
    public SingleOutputStreamOperator<T> filter(FilterFunction<? super T> function) {
        return stage("Filter", new Stage.Filter(untyped(FunctionCopies.check(function))), known(function));
    }

    private <O> SingleOutputStreamOperator<O> stage(String name, Stage stage, @Nullable Class<?> type) {
        Transformation step = new Transformation.StageStep(name, upstreams, stage);
        step.setElementType(type);
        return new SingleOutputStreamOperator<>(environment, environment.add(step));
    }

    /** The class of the elements that a function takes. */
    private @Nullable Class<?> known(@Nullable Function function) {
        Class<?> type = elementType();
        return type != null || function == null ? type : FunctionTypes.parameter(function);
    }

    /** Sees each record with its time and may emit to side outputs. */
    public <O> SingleOutputStreamOperator<O> process(ProcessFunction<T, O> function) {
        return record("Process", RecordHandlers.PROCESS, function, false);
    }

    <O> SingleOutputStreamOperator<O> record(String name, RecordHandlers kind, Function function, boolean keyed) {
        FunctionCopies.check(function);
        return operator(name, tags -> new RecordOperator.Factory(kind, function, keyed, tags));
    }

    <O> SingleOutputStreamOperator<O> operator(
            String name, java.util.function.Function<List<OutputTag<?>>, dev.weir.dataflow.OperatorFactory> operator) {
        Transformation step = new Transformation.OperatorStep(name, List.of(upstreams), Schemas.RECORDS, operator);
        return new SingleOutputStreamOperator<>(environment, environment.add(step));
    }

    /** Divides the stream by a key; what follows sees the records of a key together. */
    public <K> KeyedStream<T, K> keyBy(KeySelector<? super T, ? extends K> key) {
        Stage.Key stage = new Stage.Key(untyped(FunctionCopies.check(key)));
        List<Upstream> keyed = new ArrayList<>();
        for (Upstream upstream : upstreams) {
            Transformation step = new Transformation.StageStep("Key", List.of(upstream.with(null)), stage);
            step.setElementType(known(key));
            keyed.add(new Upstream(step, null, new Partitioning.Hash(Schemas.keyColumn())));
        }
        return new KeyedStream<>(environment, keyed, this);
    }

    /** This stream and others as one. */
    @SafeVarargs
    public final DataStream<T> union(DataStream<T>... streams) {
        List<Upstream> all = new ArrayList<>(upstreams);
        for (DataStream<T> stream : streams) {
            all.addAll(stream.upstreams);
        }
        return new DataStream<>(environment, all);
    }

    /** This stream and another, of another type, side by side. */
    public <R> ConnectedStreams<T, R> connect(DataStream<R> other) {
        return new ConnectedStreams<>(this, other);
    }

    /** This stream beside a broadcast one, whose records make state that is the same everywhere. */
    public <R> BroadcastConnectedStream<T, R> connect(BroadcastStream<R> other) {
        return new BroadcastConnectedStream<>(this, other.stream());
    }

    /** All records to every instance of what follows, to make broadcast state of them. */
    public BroadcastStream<T> broadcast(MapStateDescriptor<?, ?>... states) {
        return new BroadcastStream<>(broadcast());
    }

    /** Batches in turn to all instances of what follows. */
    public DataStream<T> rebalance() {
        return partitioned(new Partitioning.Rebalance());
    }

    /** Batches in turn to some instances of what follows, none of which gets records of all. */
    public DataStream<T> rescale() {
        return partitioned(new Partitioning.Rescale());
    }

    /** Records at random to the instances of what follows. */
    public DataStream<T> shuffle() {
        return partitioned(new Partitioning.Shuffle());
    }

    /** All records to every instance of what follows. */
    public DataStream<T> broadcast() {
        return partitioned(new Partitioning.Broadcast());
    }

    /** All records to the first instance of what follows. */
    public DataStream<T> global() {
        return partitioned(new Partitioning.Global());
    }

    /** Instance i to instance i of what follows, which needs the same parallelism. */
    public DataStream<T> forward() {
        return partitioned(new Partitioning.Forward());
    }

    /** Records to the instances that a partitioner chooses by their keys. */
    public <K> DataStream<T> partitionCustom(Partitioner<K> partitioner, KeySelector<? super T, ? extends K> key) {
        return partitioned(new Partitioning.Custom(
                new CustomPartitioner(untyped(FunctionCopies.check(partitioner)), untyped(FunctionCopies.check(key)))));
    }

    private DataStream<T> partitioned(Partitioning partitioning) {
        return new DataStream<>(
                environment,
                upstreams.stream().map(upstream -> upstream.with(partitioning)).toList());
    }

    /** Gives the records timestamps and the stream watermarks; those it had before are forgotten. */
    public SingleOutputStreamOperator<T> assignTimestampsAndWatermarks(WatermarkStrategy<T> strategy) {
        FunctionCopies.check(strategy);
        SingleOutputStreamOperator<T> timed =
                operator("Timestamps/Watermarks", tags -> new TimestampsOperator.Factory(untyped(strategy)));
        timed.transformation().setElementType(known(strategy.assigner()));
        return timed;
    }

    /** Windows of all records, computed by one instance. */
    public <W extends Window> AllWindowedStream<T, W> windowAll(WindowAssigner<? super T, W> assigner) {
        return new AllWindowedStream<>(this, assigner);
    }

    /** Windows of a number of records each. */
    public AllWindowedStream<T, GlobalWindow> countWindowAll(long size) {
        return windowAll(GlobalWindows.create()).trigger(PurgingTrigger.of(CountTrigger.of(size)));
    }

    /** Windows of a number of records, computed whenever some more have come. */
    public AllWindowedStream<T, GlobalWindow> countWindowAll(long size, long slide) {
        return windowAll(GlobalWindows.create()).evictor(CountEvictor.of(size)).trigger(CountTrigger.of(slide));
    }

    /** Begins a join of this stream and another by key and window. */
    public <R> JoinedStreams<T, R> join(DataStream<R> other) {
        return new JoinedStreams<>(this, other);
    }

    /** Begins the grouping of this stream and another by key and window. */
    public <R> CoGroupedStreams<T, R> coGroup(DataStream<R> other) {
        return new CoGroupedStreams<>(this, other);
    }

    /** Prints the records to standard output. */
    public DataStreamSink<T> print() {
        return print("");
    }

    /** Prints the records to standard output behind a label. */
    public DataStreamSink<T> print(String label) {
        return sink("Print to Std. Out", new WriterSink("Print", untyped(new PrintSink<T>(label, false))));
    }

    /** Prints the records to standard error. */
    public DataStreamSink<T> printToErr() {
        return sink("Print to Std. Err", new WriterSink("Print", untyped(new PrintSink<T>("", true))));
    }

    /** Writes the records to a sink. */
    public DataStreamSink<T> sinkTo(Sink<? super T> sink) {
        return sink("Sink", new WriterSink("Sink(" + sink.getClass().getSimpleName() + ")", untyped(sink)));
    }

    /** Writes the records to a sink of the engine. */
    public DataStreamSink<T> sinkTo(dev.weir.dataflow.Sink sink) {
        return sink("Sink", sink);
    }

    /** Hands each record to a function. */
    public DataStreamSink<T> addSink(SinkFunction<? super T> function) {
        return sink("Sink", new FunctionSink(untyped(FunctionCopies.check(function))));
    }

    private DataStreamSink<T> sink(String name, dev.weir.dataflow.Sink sink) {
        return new DataStreamSink<>(environment.add(new Transformation.SinkStep(name, upstreams, sink)));
    }

    /** Runs the job and lets the records be read while it does. */
    public CloseableIterator<T> executeAndCollect() {
        return executeAndCollect("Weir job");
    }

    /** Runs the job under a name and lets the records be read while it does. */
    public CloseableIterator<T> executeAndCollect(String jobName) {
        ResultQueue queue = collectTo(WAITING_BATCHES);
        JobExecutor.RunningJob job = environment.submit(jobName);
        return new CollectedResults<>(queue, job);
    }

    /** Runs the job until it has given a number of records or ends. */
    public List<T> executeAndCollect(int limit) {
        List<T> records = new ArrayList<>();
        try (CloseableIterator<T> results = executeAndCollect()) {
            while (records.size() < limit && results.hasNext()) {
                records.add(results.next());
            }
        }
        return records;
    }

    /** Adds an end that hands the records to a queue in which so many batches may wait. */
    ResultQueue collectTo(int capacity) {
        ResultQueue queue = new ResultQueue(capacity);
        Transformation step = new Transformation.OperatorStep(
                "Collect", List.of(upstreams), Schemas.RECORDS, tags -> new CollectOperator.Factory(queue));
        step.fixParallelism(1);
        environment.add(step);
        return queue;
    }

    /** The same function seen as one of objects, as operators call it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <A> A untyped(Object function) {
        return (A) function;
    }
}
