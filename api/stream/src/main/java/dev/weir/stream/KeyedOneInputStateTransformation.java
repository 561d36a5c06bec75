package dev.weir.stream;

import dev.weir.stream.operators.RecordHandlers;
import dev.weir.stream.process.KeyedStateBootstrapFunction;

/** Records by key of which an operator's keyed state is to be made. */
public final class KeyedOneInputStateTransformation<K, T> {
    private final KeyedStream<T, K> stream;

    KeyedOneInputStateTransformation(KeyedStream<T, K> stream) {
        this.stream = stream;
    }

    /** Makes values, lists, maps, reductions, aggregates and timers of the keys. */
    public StateBootstrapTransformation<T> transform(KeyedStateBootstrapFunction<K, T> function) {
        return new StateBootstrapTransformation<>(stream, RecordHandlers.KEYED_BOOTSTRAP, function);
    }
}
