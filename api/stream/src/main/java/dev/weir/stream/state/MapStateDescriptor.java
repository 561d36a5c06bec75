package dev.weir.stream.state;

import org.jspecify.annotations.Nullable;

/** Describes a {@link MapState}. */
public final class MapStateDescriptor<K, V> implements StateDescriptor {
    private static final long serialVersionUID = 1L;

    private final String name;

    public MapStateDescriptor(String name) {
        this.name = name;
    }

    /** As in Flink; the classes are not needed. */
    public MapStateDescriptor(String name, @Nullable Class<? super K> keyType, @Nullable Class<? super V> valueType) {
        this(name);
    }

    @Override
    public String getName() {
        return name;
    }
}
