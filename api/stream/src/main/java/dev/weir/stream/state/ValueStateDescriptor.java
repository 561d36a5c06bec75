package dev.weir.stream.state;

import org.jspecify.annotations.Nullable;

/** Describes a {@link ValueState}. */
public final class ValueStateDescriptor<T> implements StateDescriptor {
    private static final long serialVersionUID = 1L;

    private final String name;

    public ValueStateDescriptor(String name) {
        this.name = name;
    }

    /** As in Flink; the class is not needed. */
    public ValueStateDescriptor(String name, @Nullable Class<? super T> type) {
        this(name);
    }

    @Override
    public String getName() {
        return name;
    }
}
