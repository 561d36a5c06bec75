package dev.weir.stream;

import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.operators.WindowCall;
import dev.weir.stream.operators.WindowContent;
import dev.weir.stream.process.AllWindowFunction;
import dev.weir.stream.process.ProcessAllWindowFunction;
import dev.weir.stream.windows.Evictor;
import dev.weir.stream.windows.Trigger;
import dev.weir.stream.windows.Window;
import dev.weir.stream.windows.WindowAssigner;
import java.time.Duration;

/** Windows of a whole stream, on their way to a function that one instance runs. */
public final class AllWindowedStream<T, W extends Window> implements FieldAggregations<T> {
    private final WindowedStream<T, Integer, W> windows;

    AllWindowedStream(DataStream<T> input, WindowAssigner<? super T, W> assigner) {
        windows = new WindowedStream<>(input.keyBy(value -> 0), assigner, "Window All", 1);
    }

    /** Says when windows are computed, instead of the assigner. */
    public AllWindowedStream<T, W> trigger(Trigger<? super T, ? super W> trigger) {
        windows.trigger(trigger);
        return this;
    }

    /** Takes records out of windows when they are computed. */
    public AllWindowedStream<T, W> evictor(Evictor<? super T, ? super W> evictor) {
        windows.evictor(evictor);
        return this;
    }

    /** Keeps windows for some time behind their end, and computes them again for each late record. */
    public AllWindowedStream<T, W> allowedLateness(Duration lateness) {
        windows.allowedLateness(lateness);
        return this;
    }

    /** Where records go that come too late for all their windows. */
    public AllWindowedStream<T, W> sideOutputLateData(OutputTag<T> tag) {
        windows.sideOutputLateData(tag);
        return this;
    }

    DataStream<T> input() {
        return windows.input();
    }

    /** The reduction of each window. */
    @Override
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function) {
        return windows.reduce(function);
    }

    /** The reduction of each window, handed to a function. */
    public <R> SingleOutputStreamOperator<R> reduce(ReduceFunction<T> reduce, AllWindowFunction<T, R, W> function) {
        return windows.window(WindowedStream.reduced(reduce), WindowedStream.call(WindowCall.Kind.APPLY_ALL, function));
    }

    /** The reduction of each window, handed to a function. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduce, ProcessAllWindowFunction<T, R, W> function) {
        return windows.window(
                WindowedStream.reduced(reduce), WindowedStream.call(WindowCall.Kind.PROCESS_ALL, function));
    }

    /** The aggregate of each window. */
    public <A, R> SingleOutputStreamOperator<R> aggregate(AggregateFunction<T, A, R> function) {
        return windows.aggregate(function);
    }

    /** The aggregate of each window, handed to a function. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregate, AllWindowFunction<V, R, W> function) {
        return windows.window(
                WindowedStream.aggregated(aggregate), WindowedStream.call(WindowCall.Kind.APPLY_ALL, function));
    }

    /** The aggregate of each window, handed to a function. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregate, ProcessAllWindowFunction<V, R, W> function) {
        return windows.window(
                WindowedStream.aggregated(aggregate), WindowedStream.call(WindowCall.Kind.PROCESS_ALL, function));
    }

    /** All records of each window, handed to a function. */
    public <R> SingleOutputStreamOperator<R> apply(AllWindowFunction<T, R, W> function) {
        return windows.window(new WindowContent.Elements(), WindowedStream.call(WindowCall.Kind.APPLY_ALL, function));
    }

    /** All records of each window, handed to a function that sees the window's surroundings. */
    public <R> SingleOutputStreamOperator<R> process(ProcessAllWindowFunction<T, R, W> function) {
        return windows.window(new WindowContent.Elements(), WindowedStream.call(WindowCall.Kind.PROCESS_ALL, function));
    }
}
