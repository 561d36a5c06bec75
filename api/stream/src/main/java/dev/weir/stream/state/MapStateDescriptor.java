package dev.weir.stream.state;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes a {@link MapState}. */
public final class MapStateDescriptor<K, V> implements StateDescriptor {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<Class<?>> types;
    private StateTtlConfig timeToLive = StateTtlConfig.DISABLED;

    public MapStateDescriptor(String name) {
        this.name = name;
        types = List.of();
    }

    /** As in Flink; the classes are looked at when the state is first asked for. */
    public MapStateDescriptor(String name, @Nullable Class<? super K> keyType, @Nullable Class<? super V> valueType) {
        this.name = name;
        types = Stream.of(Optional.ofNullable(keyType), Optional.ofNullable(valueType))
                .<Class<?>>flatMap(Optional::stream)
                .toList();
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
