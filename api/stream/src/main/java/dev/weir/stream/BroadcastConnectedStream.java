package dev.weir.stream;

import dev.weir.stream.operators.RecordHandlers;
import dev.weir.stream.process.BroadcastProcessFunction;
import dev.weir.stream.process.KeyedBroadcastProcessFunction;

/** A stream and a broadcast one that one function sees. */
public final class BroadcastConnectedStream<A, B> {
    private final DataStream<A> stream;
    private final DataStream<B> broadcast;

    BroadcastConnectedStream(DataStream<A> stream, DataStream<B> broadcast) {
        this.stream = stream;
        this.broadcast = broadcast;
    }

    /** Sees the records of both; for a stream without keys. */
    public <O> SingleOutputStreamOperator<O> process(BroadcastProcessFunction<A, B, O> function) {
        return new ConnectedStreams<>(stream, broadcast)
                .record("Co-Process-Broadcast", RecordHandlers.BROADCAST, function, false);
    }

    /** Sees the records of both, with key, state and timers; for a keyed stream. */
    public <K, O> SingleOutputStreamOperator<O> process(KeyedBroadcastProcessFunction<K, A, B, O> function) {
        return new ConnectedStreams<>(stream, broadcast)
                .record("Co-Process-Broadcast-Keyed", RecordHandlers.KEYED_BROADCAST, function, true);
    }
}
