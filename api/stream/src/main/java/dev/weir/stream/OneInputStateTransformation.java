package dev.weir.stream;

import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.operators.RecordHandlers;
import dev.weir.stream.process.BroadcastStateBootstrapFunction;
import dev.weir.stream.process.StateBootstrapFunction;

/** Records of which an operator's state is to be made. */
public final class OneInputStateTransformation<T> {
    private final DataStream<T> stream;

    OneInputStateTransformation(DataStream<T> stream) {
        this.stream = stream;
    }

    /** Divides them by key: by the selector that the job has, so that each key finds its state. */
    public <K> KeyedOneInputStateTransformation<K, T> keyBy(KeySelector<? super T, ? extends K> key) {
        return new KeyedOneInputStateTransformation<>(stream.keyBy(key));
    }

    /** Makes lists of instances. */
    public StateBootstrapTransformation<T> transform(StateBootstrapFunction<T> function) {
        return new StateBootstrapTransformation<>(stream, RecordHandlers.BOOTSTRAP, function);
    }

    /** Makes broadcast state. */
    public StateBootstrapTransformation<T> transform(BroadcastStateBootstrapFunction<T> function) {
        return new StateBootstrapTransformation<>(stream, RecordHandlers.BROADCAST_BOOTSTRAP, function);
    }
}
