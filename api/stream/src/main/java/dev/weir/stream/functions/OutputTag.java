package dev.weir.stream.functions;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Names a side output. Tags of equal names are equal. Both {@code new OutputTag<String>("late")} and, as Flink needs
 * it, {@code new OutputTag<String>("late") {}} will do.
 */
public class OutputTag<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;

    public OutputTag(String id) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("an output tag needs a name");
        }
        this.id = id;
    }

    /** The name. */
    public String getId() {
        return id;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutputTag<?> tag && id.equals(tag.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "OutputTag(" + id + ")";
    }
}
