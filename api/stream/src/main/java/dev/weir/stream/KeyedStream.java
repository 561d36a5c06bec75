package dev.weir.stream;

import dev.weir.dataflow.Partitioning;
import dev.weir.stream.functions.FilterFunction;
import dev.weir.stream.functions.FlatMapFunction;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.operators.FunctionCopies;
import dev.weir.stream.operators.RecordHandlers;
import dev.weir.stream.operators.ReduceOperator;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.ProcessFunction;
import dev.weir.stream.process.RichFunction;
import dev.weir.stream.windows.CountEvictor;
import dev.weir.stream.windows.CountTrigger;
import dev.weir.stream.windows.GlobalWindow;
import dev.weir.stream.windows.GlobalWindows;
import dev.weir.stream.windows.PurgingTrigger;
import dev.weir.stream.windows.Window;
import dev.weir.stream.windows.WindowAssigner;
import java.util.List;

/** A stream divided by key: functions on it may use state and timers of the key. */
public final class KeyedStream<T, K> extends DataStream<T> implements FieldAggregations<T> {
    private final DataStream<T> input;

    KeyedStream(StreamExecutionEnvironment environment, List<Upstream> upstreams, DataStream<T> input) {
        super(environment, upstreams);
        this.input = input;
    }

    @Override
    public <N> KeyedStream<T, N> keyBy(KeySelector<? super T, ? extends N> key) {
        return input.keyBy(key);
    }

    @Override
    public <O> SingleOutputStreamOperator<O> map(MapFunction<? super T, ? extends O> function) {
        return function instanceof RichFunction
                ? record("Map", RecordHandlers.MAP, function, true)
                : super.map(function);
    }

    @Override
    public <O> SingleOutputStreamOperator<O> flatMap(FlatMapFunction<T, O> function) {
        return function instanceof RichFunction
                ? record("Flat Map", RecordHandlers.FLAT_MAP, function, true)
                : super.flatMap(function);
    }

    @Override
    public SingleOutputStreamOperator<T> filter(FilterFunction<? super T> function) {
        return function instanceof RichFunction
                ? record("Filter", RecordHandlers.FILTER, function, true)
                : super.filter(function);
    }

    @Override
    public <O> SingleOutputStreamOperator<O> process(ProcessFunction<T, O> function) {
        return record("Process", RecordHandlers.PROCESS, function, true);
    }

    /** Sees each record with key, time, state and timers. */
    public <O> SingleOutputStreamOperator<O> process(KeyedProcessFunction<K, T, O> function) {
        return record("KeyedProcess", RecordHandlers.KEYED_PROCESS, function, true);
    }

    /** The reduction of each key's records: after each record or, in batch mode, at the end of the input. */
    @Override
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function) {
        FunctionCopies.check(function);
        SingleOutputStreamOperator<T> reduced =
                operator("Keyed Reduce", tags -> new ReduceOperator.Factory(untyped(function), false));
        reduced.transformation().setElementType(elementType());
        return reduced;
    }

    /** Windows of each key's records. */
    public <W extends Window> WindowedStream<T, K, W> window(WindowAssigner<? super T, W> assigner) {
        return new WindowedStream<>(this, assigner);
    }

    /** Windows of a number of a key's records each. */
    public WindowedStream<T, K, GlobalWindow> countWindow(long size) {
        return window(GlobalWindows.create()).trigger(PurgingTrigger.of(CountTrigger.of(size)));
    }

    /** Windows of a number of a key's records, computed whenever some more have come. */
    public WindowedStream<T, K, GlobalWindow> countWindow(long size, long slide) {
        return window(GlobalWindows.create()).evictor(CountEvictor.of(size)).trigger(CountTrigger.of(slide));
    }

    /** Begins a join with records of the same key whose time is near. */
    public <R> IntervalJoin<T, R, K> intervalJoin(KeyedStream<R, K> other) {
        return new IntervalJoin<>(this, other);
    }

    /** Whether what follows sees records by key. */
    static boolean isKeyed(DataStream<?> stream) {
        return stream instanceof KeyedStream<?, ?>
                && stream.upstreams().stream()
                        .allMatch(upstream -> upstream.partitioning() instanceof Partitioning.Hash);
    }
}
