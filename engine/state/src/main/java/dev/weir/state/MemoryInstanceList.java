package dev.weir.state;

import dev.weir.dataflow.state.InstanceList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list of the instance. */
final class MemoryInstanceList<T> implements InstanceList<T> {
    private List<T> elements = new ArrayList<>();

    @Override
    public List<T> get() {
        return Collections.unmodifiableList(elements);
    }

    @Override
    public void add(T element) {
        elements.add(element);
    }

    @Override
    public void set(List<? extends T> replacement) {
        elements = new ArrayList<>(replacement);
    }
}
