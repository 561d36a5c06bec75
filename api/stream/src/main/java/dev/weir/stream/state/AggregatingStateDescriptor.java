package dev.weir.stream.state;

import dev.weir.stream.functions.AggregateFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes an {@link AggregatingState}. */
public final class AggregatingStateDescriptor<I, A, O> implements StateDescriptor {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<Class<?>> types;
    private StateTtlConfig timeToLive = StateTtlConfig.DISABLED;
    private final AggregateFunction<I, A, O> function;

    public AggregatingStateDescriptor(String name, AggregateFunction<I, A, O> function) {
        this.name = name;
        types = List.of();
        this.function = function;
    }

    /** As in Flink; the class is looked at when the state is first asked for. */
    public AggregatingStateDescriptor(
            String name, AggregateFunction<I, A, O> function, @Nullable Class<? super A> accumulatorType) {
        this.name = name;
        this.function = function;
        types = accumulatorType == null ? List.of() : List.of(accumulatorType);
    }

    @Override
    public List<Class<?>> getTypes() {
        return types;
    }

    @Override
    public void enableTimeToLive(StateTtlConfig config) {
        timeToLive = config;
    }

    @Override
    public StateTtlConfig getTtlConfig() {
        return timeToLive;
    }

    @Override
    public String getName() {
        return name;
    }

    /** What folds the values. */
    public AggregateFunction<I, A, O> getAggregateFunction() {
        return function;
    }
}
