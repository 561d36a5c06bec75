package dev.weir.stream;

import dev.weir.base.Configuration;
import dev.weir.base.Seeds;
import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.dataflow.checkpoint.RecoveryOptions;
import dev.weir.dataflow.checkpoint.RestorePlan;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.operators.FunctionCopies;
import dev.weir.stream.operators.SourceWatermarks;
import dev.weir.stream.sources.CollectionSource;
import dev.weir.stream.sources.DataGeneratorSource;
import dev.weir.stream.sources.FunctionSource;
import dev.weir.stream.sources.SocketTextFunction;
import dev.weir.stream.sources.SourceFunction;
import dev.weir.stream.sources.TextFileSource;
import dev.weir.stream.time.WatermarkStrategy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Where a program begins: it makes streams and, when told to, runs what was built from them. Options of checkpoints and
 * restarts that the program does not set itself are taken from system properties, such as
 * {@code -Dweir.checkpoint.restore=latest}. Not safe for use by several threads.
 */
public final class StreamExecutionEnvironment {
    private static final String DEFAULT_NAME = "Weir job";

    private Configuration configuration;
    private final List<Transformation> steps = new ArrayList<>();
    private final long seed = Seeds.fresh();
    private @Nullable JobExecutor executor;
    private int parallelism = Runtime.getRuntime().availableProcessors();
    private int maxParallelism = KeyGroups.DEFAULT_MAX_PARALLELISM;
    private RuntimeExecutionMode mode = RuntimeExecutionMode.STREAMING;

    private StreamExecutionEnvironment(Configuration configuration, @Nullable JobExecutor executor) {
        this.configuration = SystemOptions.under(RecoveryOptions.canonical(configuration));
        this.executor = executor;
    }

    /** An environment whose jobs run where the class path says. */
    public static StreamExecutionEnvironment getExecutionEnvironment() {
        return new StreamExecutionEnvironment(Configuration.EMPTY, null);
    }

    /** An environment with options. */
    public static StreamExecutionEnvironment getExecutionEnvironment(Configuration configuration) {
        return new StreamExecutionEnvironment(configuration, null);
    }

    /** An environment of this process. */
    public static StreamExecutionEnvironment createLocalEnvironment() {
        return getExecutionEnvironment();
    }

    /** An environment of this process with a parallelism. */
    public static StreamExecutionEnvironment createLocalEnvironment(int parallelism) {
        return getExecutionEnvironment().setParallelism(parallelism);
    }

    /** An environment whose jobs run on the given executor: a simulation, say. */
    public static StreamExecutionEnvironment on(JobExecutor executor) {
        return new StreamExecutionEnvironment(Configuration.EMPTY, executor);
    }

    /** The number of instances of steps that are given none. */
    public StreamExecutionEnvironment setParallelism(int parallelism) {
        if (parallelism <= 0) {
            throw new IllegalArgumentException("parallelism must be positive: " + parallelism);
        }
        this.parallelism = parallelism;
        return this;
    }

    public int getParallelism() {
        return parallelism;
    }

    /** The number of key groups. */
    public StreamExecutionEnvironment setMaxParallelism(int maxParallelism) {
        if (maxParallelism <= 0) {
            throw new IllegalArgumentException("maximal parallelism must be positive: " + maxParallelism);
        }
        this.maxParallelism = maxParallelism;
        return this;
    }

    public int getMaxParallelism() {
        return maxParallelism;
    }

    /** See {@link RuntimeExecutionMode}. */
    public StreamExecutionEnvironment setRuntimeMode(RuntimeExecutionMode mode) {
        this.mode = mode;
        return this;
    }

    public RuntimeExecutionMode getRuntimeMode() {
        return mode;
    }

    public Configuration getConfiguration() {
        return configuration;
    }

    /**
     * Sets options, such as those of {@link dev.weir.dataflow.checkpoint.RestartOptions}, under their names or Flink's.
     * Others stay as they are.
     */
    public StreamExecutionEnvironment configure(Configuration options) {
        for (Map.Entry<String, String> option :
                RecoveryOptions.canonical(options).values().entrySet()) {
            configuration = configuration.with(option.getKey(), option.getValue());
        }
        return this;
    }

    /** Lets jobs make checkpoints. */
    public StreamExecutionEnvironment enableCheckpointing(long intervalMillis) {
        getCheckpointConfig().setCheckpointInterval(intervalMillis);
        return this;
    }

    /** How jobs make checkpoints. */
    public CheckpointConfig getCheckpointConfig() {
        return new CheckpointConfig(this);
    }

    long seed() {
        return seed;
    }

    /** The given records. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <T> DataStreamSource<T> fromData(T... data) {
        return fromData(Arrays.asList(data));
    }

    /** The records of a collection. */
    public <T> DataStreamSource<T> fromData(Collection<? extends T> data) {
        DataStreamSource<T> stream =
                source("Collection", new CollectionSource<T>(data), WatermarkStrategy.<T>noWatermarks());
        stream.transformation().fixParallelism(1);
        return stream;
    }

    /** The given records. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <T> DataStreamSource<T> fromElements(T... data) {
        return fromData(Arrays.asList(data));
    }

    /** The records of a collection. */
    public <T> DataStreamSource<T> fromCollection(Collection<? extends T> data) {
        return fromData(data);
    }

    /** The numbers from one to another, both included, in parallel. */
    public DataStreamSource<Long> fromSequence(long from, long to) {
        return source("Sequence", DataGeneratorSource.sequence(from, to), WatermarkStrategy.noWatermarks());
    }

    /** The lines of a text file, or of all files in a folder. */
    public DataStreamSource<String> readTextFile(String path) {
        return source("Text File", new TextFileSource(Path.of(path)), WatermarkStrategy.noWatermarks());
    }

    /** The lines that a server sends. */
    public DataStreamSource<String> socketTextStream(String hostname, int port) {
        return addSource(new SocketTextFunction(hostname, port));
    }

    /** The records of a function that runs on a thread of its own. */
    public <T> DataStreamSource<T> addSource(SourceFunction<T> function) {
        DataStreamSource<T> stream = source(
                "Custom Source",
                new FunctionSource<>(FunctionCopies.check(function)),
                WatermarkStrategy.<T>noWatermarks());
        stream.transformation().fixParallelism(1);
        return stream;
    }

    /** A source, with event time by a strategy. The source's batches hold one column of objects. */
    public <T> DataStreamSource<T> fromSource(Source source, WatermarkStrategy<T> watermarks, String name) {
        if (source.schema().size() != 1) {
            throw WeirException.of(
                            StreamError.INVALID_JOB,
                            "source %s has %d columns; a DataStream's source has one",
                            name,
                            source.schema().size())
                    .hint("wrap it: RowsSource.of(source, row -> ...)");
        }
        return source(name, source, watermarks);
    }

    @SuppressWarnings("unchecked")
    private <T> DataStreamSource<T> source(String name, Source source, WatermarkStrategy<T> watermarks) {
        FunctionCopies.check(watermarks);
        Transformation step = new Transformation.SourceStep(
                name, source, new SourceWatermarks((WatermarkStrategy<Object>) (WatermarkStrategy<?>) watermarks));
        return new DataStreamSource<>(this, add(step));
    }

    /** Adds a step that runs whether or not somebody reads its output. */
    Transformation add(Transformation step) {
        steps.add(step);
        return step;
    }

    /** The job of everything that was built since the last one. */
    public JobGraph getJobGraph(String name) {
        if (steps.isEmpty()) {
            throw WeirException.of(StreamError.INVALID_JOB, "there is nothing to run: no source or sink was added");
        }
        return JobGraphs.build(this, name, steps);
    }

    /** Runs the job and waits for its end. */
    public JobExecutionResult execute() {
        return execute(DEFAULT_NAME);
    }

    /** Runs the job under a name and waits for its end. Throws what made it fail. */
    public JobExecutionResult execute(String name) {
        JobExecutor.RunningJob job = submit(name);
        try {
            return new JobClient(name, job).getJobExecutionResult().get();
        } catch (InterruptedException interrupted) {
            job.cancel();
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("interrupted while job " + name + " ran");
        } catch (ExecutionException failure) {
            throw failure(failure);
        }
    }

    /** Starts the job. */
    public JobClient executeAsync() {
        return executeAsync(DEFAULT_NAME);
    }

    /** Starts the job under a name. */
    public JobClient executeAsync(String name) {
        return new JobClient(name, submit(name));
    }

    /**
     * What the job would take over from the checkpoint that its options name, see {@link CheckpointOptions#RESTORE}.
     * Runs nothing; the steps stay, to be executed. With {@link CheckpointOptions#DRY_RUN} set, {@link #execute} shows
     * that instead of running the job, and fails if the job could not go on.
     */
    public RestorePlan planRestore(String name) {
        return executor().planRestore(getJobGraph(name));
    }

    JobExecutor.RunningJob submit(String name) {
        JobGraph graph = getJobGraph(name);
        steps.clear();
        return configuration.get(CheckpointOptions.DRY_RUN)
                ? PlannedJob.show(executor().planRestore(graph))
                : executor().submit(graph);
    }

    private JobExecutor executor() {
        JobExecutor target = executor;
        if (target == null) {
            target = JobExecutor.load();
            executor = target;
        }
        return target;
    }

    /** The failure of a job as an exception to throw. */
    static RuntimeException failure(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new CompletionException(cause);
    }
}
