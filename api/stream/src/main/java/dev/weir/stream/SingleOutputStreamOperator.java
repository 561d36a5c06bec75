package dev.weir.stream;

import dev.weir.base.WeirException;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.functions.StateMerger;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.operators.FunctionCopies;
import dev.weir.stream.operators.MappedKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Lets the step take over state of a job in which its keys were others: each key of the restored state that is of
     * the former class is replaced by what the mapper makes of it. Two keys that become one are an error.
     *
     * <p>It may stay in the program: keys of other classes are left alone. If the new keys are of the former class,
     * too, mapping one again must give the same, and is an error otherwise.
     *
     * @param former the class of the keys before
     * @param mapper makes the key of now, equal to what the key selector gives
     */
    public <A> SingleOutputStreamOperator<T> withKeyMapper(Class<A> former, MapFunction<? super A, ?> mapper) {
        return mapKeys(former, mapper, null);
    }

    /**
     * The same, where two keys may become one.
     *
     * @param merger makes one value of those of two keys; timers need none
     */
    public <A> SingleOutputStreamOperator<T> withKeyMapper(
            Class<A> former, MapFunction<? super A, ?> mapper, StateMerger merger) {
        return mapKeys(former, mapper, FunctionCopies.check(merger));
    }

    private SingleOutputStreamOperator<T> mapKeys(
            Class<?> former, MapFunction<?, ?> mapper, @Nullable StateMerger merger) {
        if (!(step instanceof Transformation.OperatorStep operator && operator.isKeyed())) {
            throw WeirException.of(StreamError.INVALID_JOB, "step %s has no keys that could be mapped", step.name())
                    .hint("call withKeyMapper(...) on what follows keyBy(...)");
        }
        FunctionCopies.check(mapper);
        operator.mapKeys(factory -> new MappedKeys(factory, former, untyped(mapper), merger));
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
