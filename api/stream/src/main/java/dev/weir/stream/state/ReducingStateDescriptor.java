package dev.weir.stream.state;

import dev.weir.stream.functions.ReduceFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes a {@link ReducingState}. */
public final class ReducingStateDescriptor<T> implements StateDescriptor {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<Class<?>> types;
    private StateTtlConfig timeToLive = StateTtlConfig.DISABLED;
    private final ReduceFunction<T> function;

    public ReducingStateDescriptor(String name, ReduceFunction<T> function) {
        this.name = name;
        types = List.of();
        this.function = function;
    }

    /** As in Flink; the class is looked at when the state is first asked for. */
    public ReducingStateDescriptor(String name, ReduceFunction<T> function, @Nullable Class<? super T> type) {
        this.name = name;
        this.function = function;
        types = type == null ? List.of() : List.of(type);
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

    /** What combines two values. */
    public ReduceFunction<T> getReduceFunction() {
        return function;
    }
}
