package dev.weir.stream;

import dev.weir.stream.functions.OutputTag;
import java.util.List;

/** A stream that comes from one step, whose name, parallelism and so on can still be set. */
public sealed class SingleOutputStreamOperator<T> extends DataStream<T> permits DataStreamSource {
    private final Transformation step;

    SingleOutputStreamOperator(StreamExecutionEnvironment environment, Transformation step) {
        super(environment, List.of(new Upstream(step, null, null)));
        this.step = step;
    }

    Transformation transformation() {
        return step;
    }

    /** Sets the name that metrics, messages and plans use. */
    public SingleOutputStreamOperator<T> name(String name) {
        step.setName(name);
        return this;
    }

    /** Sets the number of instances. */
    public SingleOutputStreamOperator<T> setParallelism(int parallelism) {
        step.setParallelism(parallelism);
        return this;
    }

    /**
     * Names the step's state in checkpoints: a job that is restored takes it over wherever the step is then, and
     * whatever it is called. Unique within the job. Without it the name is used, with a number if several steps share
     * it.
     */
    public SingleOutputStreamOperator<T> uid(String uid) {
        step.setUid(uid);
        return this;
    }

    /** Runs this function in an operator of its own. */
    public SingleOutputStreamOperator<T> disableChaining() {
        step.unchain();
        return this;
    }

    /** Runs this function in another operator than the one before. */
    public SingleOutputStreamOperator<T> startNewChain() {
        step.unchain();
        return this;
    }

    /** Says what the records are; not needed, kept for programs written for Flink. */
    public SingleOutputStreamOperator<T> returns(Class<T> type) {
        return this;
    }

    /** What the step's functions emitted under a tag. */
    public <X> DataStream<X> getSideOutput(OutputTag<X> tag) {
        step.addSideOutput(tag);
        return new DataStream<>(getExecutionEnvironment(), List.of(new Upstream(step, tag, null)));
    }
}
