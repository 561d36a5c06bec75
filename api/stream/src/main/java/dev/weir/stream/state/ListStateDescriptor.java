package dev.weir.stream.state;

import org.jspecify.annotations.Nullable;

/** Describes a {@link ListState}. */
public final class ListStateDescriptor<T> implements StateDescriptor {
    private static final long serialVersionUID = 1L;

    private final String name;

    public ListStateDescriptor(String name) {
        this.name = name;
    }

    /** As in Flink; the class is not needed. */
    public ListStateDescriptor(String name, @Nullable Class<? super T> elementType) {
        this(name);
    }

    @Override
    public String getName() {
        return name;
    }
}
