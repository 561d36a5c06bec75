package dev.weir.stream;

import dev.weir.stream.functions.CoFlatMapFunction;
import dev.weir.stream.functions.CoMapFunction;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.operators.FunctionCopies;
import dev.weir.stream.operators.RecordHandlers;
import dev.weir.stream.operators.RecordOperator;
import dev.weir.stream.operators.Schemas;
import dev.weir.stream.process.CoProcessFunction;
import dev.weir.stream.process.KeyedCoProcessFunction;
import java.util.List;

/** Two streams, of different types, that one function sees; keyed alike, they share state and timers. */
public final class ConnectedStreams<A, B> {
    private final DataStream<A> first;
    private final DataStream<B> second;

    ConnectedStreams(DataStream<A> first, DataStream<B> second) {
        this.first = first;
        this.second = second;
    }

    public DataStream<A> getFirstInput() {
        return first;
    }

    public DataStream<B> getSecondInput() {
        return second;
    }

    /** Divides both streams by keys of one type. */
    public <K> ConnectedStreams<A, B> keyBy(
            KeySelector<? super A, ? extends K> firstKey, KeySelector<? super B, ? extends K> secondKey) {
        return new ConnectedStreams<>(first.keyBy(firstKey), second.keyBy(secondKey));
    }

    /** Makes one record of each. */
    public <O> SingleOutputStreamOperator<O> map(CoMapFunction<A, B, O> function) {
        return record("Co-Map", RecordHandlers.CO_MAP, function, isKeyed());
    }

    /** Makes any number of records of each. */
    public <O> SingleOutputStreamOperator<O> flatMap(CoFlatMapFunction<A, B, O> function) {
        return record("Co-Flat Map", RecordHandlers.CO_FLAT_MAP, function, isKeyed());
    }

    /** Sees each record with its time and, when both streams are keyed, with state and timers of the key. */
    public <O> SingleOutputStreamOperator<O> process(CoProcessFunction<A, B, O> function) {
        return record("Co-Process", RecordHandlers.CO_PROCESS, function, isKeyed());
    }

    /** Sees each record with key, time, state and timers; both streams must be keyed. */
    public <K, O> SingleOutputStreamOperator<O> process(KeyedCoProcessFunction<K, A, B, O> function) {
        return record("Co-Keyed-Process", RecordHandlers.KEYED_CO_PROCESS, function, isKeyed());
    }

    private boolean isKeyed() {
        return KeyedStream.isKeyed(first) && KeyedStream.isKeyed(second);
    }

    <O> SingleOutputStreamOperator<O> record(String name, RecordHandlers kind, Function function, boolean keyed) {
        FunctionCopies.check(function);
        StreamExecutionEnvironment environment = first.getExecutionEnvironment();
        Transformation step = new Transformation.OperatorStep(
                name,
                List.of(first.upstreams(), second.upstreams()),
                Schemas.RECORDS,
                tags -> new RecordOperator.Factory(kind, function, keyed, tags));
        return new SingleOutputStreamOperator<>(environment, environment.add(step));
    }
}
