package dev.weir.stream.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes a {@link ListState}. */
public final class ListStateDescriptor<T> implements StateDescriptor {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<Class<?>> types;
    private StateTtlConfig timeToLive = StateTtlConfig.DISABLED;

    public ListStateDescriptor(String name) {
        this.name = name;
        types = List.of();
    }

    /** As in Flink; the class is looked at when the state is first asked for. */
    public ListStateDescriptor(String name, @Nullable Class<? super T> elementType) {
        this.name = name;
        types = elementType == null ? List.of() : List.of(elementType);
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
