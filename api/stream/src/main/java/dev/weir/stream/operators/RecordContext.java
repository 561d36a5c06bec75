package dev.weir.stream.operators;

import dev.weir.base.Counter;
import dev.weir.data.Batch;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.TimerService;
import dev.weir.stream.state.BroadcastState;
import dev.weir.stream.state.MapStateDescriptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link RecordHandler} has at hand: the record's key and time, where to emit to, state and timers. */
final class RecordContext {
    private final OperatorContext context;
    private final Emitter emitter;
    private final KeyedTimers timers;
    private final StateTimes times;

    RecordContext(OperatorContext context, List<OutputTag<?>> tags, boolean keyed) {
        this.context = context;
        emitter = new Emitter(tags);
        timers = new KeyedTimers(context, new Namespace(), keyed);
        times = new StateTimes(context, timers);
    }

    Emitter emitter() {
        return emitter;
    }

    KeyedTimers keyedTimers() {
        return timers;
    }

    StateTimes times() {
        return times;
    }

    /** The timestamp of the record or timer that the function is called with. */
    void setTimestamp(long millis) {
        emitter.setTimestamp(millis);
        times.setRecordTime(millis);
    }

    ObjectState objects() {
        return context.state().objects();
    }

    Counter counter(String name) {
        return context.metrics().counter(context.name() + "." + name);
    }

    String name() {
        return context.name();
    }

    /** Where the function emits to. */
    @SuppressWarnings("unchecked")
    <T> Collector<T> out() {
        return (Collector<T>) (Collector<?>) emitter;
    }

    <X> void output(OutputTag<X> tag, X value) {
        emitter.collect(tag, value);
    }

    /** State of all keys alike. */
    <K, V> BroadcastState<K, V> broadcastState(MapStateDescriptor<K, V> descriptor) {
        StateTimes.checkLivesForEver(descriptor);
        return new BroadcastView<>(objects().broadcast("broadcast/" + descriptor.getName()));
    }

    TimerService timers() {
        return timers;
    }

    /** The record's or event timer's time. */
    @Nullable
    Long timestamp() {
        long millis = emitter.timestamp();
        return millis == Batch.NO_TIMESTAMP ? null : millis;
    }

    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // A null key is the user's affair.
    <K> K key() {
        return (K) objects().currentKey();
    }
}
