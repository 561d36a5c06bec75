package dev.weir.stream;

import dev.weir.dataflow.OperatorFactory;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.operators.FunctionCopies;
import dev.weir.stream.operators.SessionWindowOperator;
import dev.weir.stream.operators.SliceWindowOperator;
import dev.weir.stream.operators.WindowCall;
import dev.weir.stream.operators.WindowContent;
import dev.weir.stream.operators.WindowOperator;
import dev.weir.stream.operators.WindowSpec;
import dev.weir.stream.process.ProcessWindowFunction;
import dev.weir.stream.process.WindowFunction;
import dev.weir.stream.windows.Evictor;
import dev.weir.stream.windows.MergingWindowAssigner;
import dev.weir.stream.windows.Trigger;
import dev.weir.stream.windows.Window;
import dev.weir.stream.windows.WindowAssigner;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Windows of a keyed stream, on their way to a function. */
public final class WindowedStream<T, K, W extends Window> implements FieldAggregations<T> {
    private final DataStream<T> input;
    private final WindowAssigner<? super T, W> assigner;
    private final String name;
    private final int parallelism;
    private @Nullable Trigger<? super T, ? super W> trigger;
    private @Nullable Evictor<? super T, ? super W> evictor;
    private long latenessMillis;
    private @Nullable OutputTag<T> lateOutput;

    WindowedStream(KeyedStream<T, K> input, WindowAssigner<? super T, W> assigner) {
        this(input, assigner, "Window", Transformation.DEFAULT_PARALLELISM);
    }

    WindowedStream(KeyedStream<T, K> input, WindowAssigner<? super T, W> assigner, String name, int parallelism) {
        this.input = input;
        this.assigner = assigner;
        this.name = name;
        this.parallelism = parallelism;
    }

    /** Says when windows are computed, instead of the assigner. */
    public WindowedStream<T, K, W> trigger(Trigger<? super T, ? super W> trigger) {
        if (assigner instanceof MergingWindowAssigner && !trigger.canMerge()) {
            throw new UnsupportedOperationException(trigger + " does not work on windows that merge");
        }
        this.trigger = trigger;
        return this;
    }

    /** Takes records out of windows when they are computed. */
    public WindowedStream<T, K, W> evictor(Evictor<? super T, ? super W> evictor) {
        this.evictor = evictor;
        return this;
    }

    /** Keeps windows for some time behind their end, and computes them again for each late record. */
    public WindowedStream<T, K, W> allowedLateness(Duration lateness) {
        if (lateness.isNegative()) {
            throw new IllegalArgumentException("lateness must not be negative: " + lateness);
        }
        latenessMillis = lateness.toMillis();
        return this;
    }

    /** Where records go that come too late for all their windows; without it they are counted only. */
    public WindowedStream<T, K, W> sideOutputLateData(OutputTag<T> tag) {
        lateOutput = tag;
        return this;
    }

    DataStream<T> input() {
        return input;
    }

    /** The reduction of each window. */
    @Override
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function) {
        return window(reduced(function), call(WindowCall.Kind.CONTENT, function));
    }

    /** The reduction of each window, handed to a function. */
    public <R> SingleOutputStreamOperator<R> reduce(ReduceFunction<T> reduce, WindowFunction<T, R, K, W> function) {
        return window(reduced(reduce), call(WindowCall.Kind.APPLY, function));
    }

    /** The reduction of each window, handed to a function. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduce, ProcessWindowFunction<T, R, K, W> function) {
        return window(reduced(reduce), call(WindowCall.Kind.PROCESS, function));
    }

    /** The aggregate of each window. */
    public <A, R> SingleOutputStreamOperator<R> aggregate(AggregateFunction<T, A, R> function) {
        return window(aggregated(function), call(WindowCall.Kind.CONTENT, function));
    }

    /** The aggregate of each window, handed to a function. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregate, WindowFunction<V, R, K, W> function) {
        return window(aggregated(aggregate), call(WindowCall.Kind.APPLY, function));
    }

    /** The aggregate of each window, handed to a function. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregate, ProcessWindowFunction<V, R, K, W> function) {
        return window(aggregated(aggregate), call(WindowCall.Kind.PROCESS, function));
    }

    /** All records of each window, handed to a function. */
    public <R> SingleOutputStreamOperator<R> apply(WindowFunction<T, R, K, W> function) {
        return window(new WindowContent.Elements(), call(WindowCall.Kind.APPLY, function));
    }

    /** All records of each window, handed to a function that sees the window's surroundings. */
    public <R> SingleOutputStreamOperator<R> process(ProcessWindowFunction<T, R, K, W> function) {
        return window(new WindowContent.Elements(), call(WindowCall.Kind.PROCESS, function));
    }

    static WindowContent reduced(ReduceFunction<?> function) {
        return new WindowContent.Reduced(DataStream.untyped(FunctionCopies.check(function)));
    }

    static WindowContent aggregated(AggregateFunction<?, ?, ?> function) {
        return new WindowContent.Aggregated(DataStream.untyped(FunctionCopies.check(function)));
    }

    static WindowCall call(WindowCall.Kind kind, Function function) {
        return new WindowCall(kind, FunctionCopies.check(function));
    }

    <R> SingleOutputStreamOperator<R> window(WindowContent content, WindowCall call) {
        Trigger<? super T, ? super W> chosen = trigger;
        WindowSpec spec = new WindowSpec(
                DataStream.untyped(assigner),
                DataStream.untyped(chosen == null ? assigner.getDefaultTrigger() : chosen),
                evictor == null ? null : DataStream.untyped(evictor),
                latenessMillis,
                lateOutput == null ? null : DataStream.untyped(lateOutput),
                content,
                call);
        FunctionCopies.check(spec);
        boolean byDefault = chosen == null;
        SingleOutputStreamOperator<R> result = input.operator(name, tags -> operator(spec, byDefault, tags));
        if (parallelism != Transformation.DEFAULT_PARALLELISM) {
            result.transformation().fixParallelism(parallelism);
        }
        return result;
    }

    private static OperatorFactory operator(WindowSpec spec, boolean byDefault, List<OutputTag<?>> tags) {
        if (SliceWindowOperator.Factory.takes(spec, byDefault)) {
            return new SliceWindowOperator.Factory(spec, tags);
        }
        return SessionWindowOperator.Factory.takes(spec, byDefault)
                ? new SessionWindowOperator.Factory(spec, tags)
                : new WindowOperator.Factory(spec, tags);
    }
}
