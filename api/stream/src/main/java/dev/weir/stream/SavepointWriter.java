package dev.weir.stream;

import dev.weir.base.WeirException;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.CheckpointPlace;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.operators.SavepointSink;
import dev.weir.stream.operators.SavepointTarget;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a savepoint of streams that end, so that a job can begin with state that no job has gathered: history that was
 * kept elsewhere, corrected values, the state of another system. For each operator it is said how its state is made;
 * {@link #write} adds that to the environment's next job, which has to be executed and runs at any parallelism. A job
 * of any parallelism begins with the savepoint by the option {@code checkpoint.restore}; sources that the savepoint
 * does not know read from their start.
 *
 * <p>One program, one thread, as with streams.
 */
public final class SavepointWriter {
    private final StreamExecutionEnvironment environment;
    private final int maxParallelism;
    private final @Nullable CheckpointPlace existing;
    private final Map<OperatorIdentifier, StateBootstrapTransformation<?>> made = new LinkedHashMap<>();
    private final Set<String> replaced = new LinkedHashSet<>();

    private SavepointWriter(
            StreamExecutionEnvironment environment, int maxParallelism, @Nullable CheckpointPlace existing) {
        this.environment = environment;
        this.maxParallelism = maxParallelism;
        this.existing = existing;
    }

    /** Begins an empty savepoint, for jobs with the environment's number of key groups. */
    public static SavepointWriter newSavepoint(StreamExecutionEnvironment environment) {
        return newSavepoint(environment, environment.getMaxParallelism());
    }

    /**
     * Begins an empty savepoint.
     *
     * @param maxParallelism into how many groups the keys of its job are divided
     */
    public static SavepointWriter newSavepoint(StreamExecutionEnvironment environment, int maxParallelism) {
        if (maxParallelism <= 0) {
            throw WeirException.of(
                    StreamError.INVALID_JOB, "the maximal parallelism must be positive, and is %d", maxParallelism);
        }
        return new SavepointWriter(environment, maxParallelism, null);
    }

    /**
     * Begins a savepoint with all that another one has. That one is only read.
     *
     * @param path the folder of a checkpoint, or of a job's checkpoints, of which the newest is taken
     */
    public static SavepointWriter fromExistingSavepoint(StreamExecutionEnvironment environment, String path) {
        CheckpointPlace place = CheckpointPlace.find(path, null, path);
        return new SavepointWriter(environment, place.read().maxParallelism(), place);
    }

    /** Adds an operator, with state that is made so; one that is there already has to be removed first. */
    public SavepointWriter withOperator(OperatorIdentifier operator, StateBootstrapTransformation<?> state) {
        boolean present = existing != null
                && !replaced.contains(operator.uid())
                && existing.read().byNode().containsKey(operator.uid());
        if (present || made.putIfAbsent(operator, state) != null) {
            throw WeirException.of(
                            StreamError.INVALID_JOB, "the savepoint has an operator '%s' already", operator.uid())
                    .hint("call removeOperator(...) before to replace it");
        }
        return this;
    }

    /** Leaves an operator, source or sink out, with all that is known of it. */
    public SavepointWriter removeOperator(OperatorIdentifier operator) {
        boolean known = made.remove(operator) != null;
        if (existing != null) {
            Checkpoint checkpoint = existing.read();
            known |= checkpoint.byNode().containsKey(operator.uid()) && replaced.add(operator.uid());
        }
        if (!known) {
            throw WeirException.of(CheckpointError.NO_SUCH_STATE, "the savepoint has no operator '%s'", operator.uid());
        }
        return this;
    }

    /**
     * Adds the writing to the environment's next job. The savepoint is there when that job has ended, as a whole, or
     * not at all.
     *
     * @param path a folder, which may hold other savepoints
     * @return where the savepoint will be: a folder in that one with the next free number
     */
    public String write(String path) {
        if (made.isEmpty()) {
            throw WeirException.of(StreamError.INVALID_JOB, "nothing is to be written into the savepoint")
                    .hint("call withOperator(...)");
        }
        if (environment.getCheckpointConfig().isCheckpointingEnabled()) {
            throw WeirException.of(
                            StreamError.INVALID_JOB, "a job that writes a savepoint makes no checkpoints of its own")
                    .hint("use an environment of its own for it, without enableCheckpointing(...)");
        }
        made.forEach((operator, state) -> checkEnds(operator, state.stream()));
        String folder = path.replaceAll("/+$", "");
        long id = new CheckpointDirectory(CheckpointPlace.open(folder)).unusedId();
        SavepointTarget target = new SavepointTarget(folder, id, maxParallelism, existing, replaced);
        DataStream<Object> written = null;
        int number = 0;
        for (Map.Entry<OperatorIdentifier, StateBootstrapTransformation<?>> entry : made.entrySet()) {
            DataStream<Object> step = entry.getValue().step(entry.getKey(), target, number++);
            written = written == null ? step : written.union(step);
        }
        if (written != null) {
            written.global().sinkTo(new SavepointSink(target)).name("Savepoint").setParallelism(1);
        }
        return target.address();
    }

    private static void checkEnds(OperatorIdentifier operator, DataStream<?> stream) {
        stream.upstreams().forEach(upstream -> checkEnds(operator, upstream.from()));
    }

    private static void checkEnds(OperatorIdentifier operator, Transformation step) {
        if (step instanceof Transformation.SourceStep source && !source.source().isBounded()) {
            throw WeirException.of(
                            StreamError.INVALID_JOB,
                            "the state of '%s' is made of source %s, which has no end",
                            operator.uid(),
                            source.name())
                    .hint("bound the source");
        }
        step.inputs().forEach(input -> input.forEach(upstream -> checkEnds(operator, upstream.from())));
    }
}
