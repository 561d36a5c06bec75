package dev.weir.stream.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes a {@link ValueState}. */
public final class ValueStateDescriptor<T> implements StateDescriptor {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<Class<?>> types;
    private StateTtlConfig timeToLive = StateTtlConfig.DISABLED;

    public ValueStateDescriptor(String name) {
        this.name = name;
        types = List.of();
    }

    /** As in Flink; the class is looked at when the state is first asked for. */
    public ValueStateDescriptor(String name, @Nullable Class<? super T> type) {
        this.name = name;
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
}
