package dev.weir.stream.process;

import dev.weir.stream.state.BroadcastState;
import dev.weir.stream.state.MapStateDescriptor;

/** Makes the broadcast state of an operator from records, for a savepoint; one instance sees all of them. */
public abstract class BroadcastStateBootstrapFunction<I> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    /** Takes a record. */
    public abstract void processElement(I value, Context ctx) throws Exception;

    /** The record's surroundings; valid during the call only. */
    public interface Context {
        long currentProcessingTime();

        <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor);
    }
}
