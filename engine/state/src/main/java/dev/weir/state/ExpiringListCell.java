package dev.weir.state;

import dev.weir.dataflow.state.ListCell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list by key and namespace whose elements expire one by one. */
record ExpiringListCell<T>(ExpiringState<StampedRow.Elements<T>> state) implements ListCell<T> {
    @Override
    public void setNamespace(@Nullable Object namespace) {
        state.rows().setNamespace(namespace);
    }

    @Override
    public List<T> get() {
        StampedRow.Elements<T> held = state.rows().get();
        long deadline = state.access();
        if (held == null) {
            return List.of();
        }
        List<T> shown = held.elements;
        if (held.hasExpired(deadline)) {
            if (state.lifetime().showsExpired()) {
                shown = new ArrayList<>(shown);
            }
            held.removeExpired(deadline);
            if (held.size() == 0) {
                state.rows().clear();
            }
        }
        if (state.lifetime().renewedByReads()) {
            held.touchAll(state.stamp());
        } else {
            held.stampUnknown(state.stamp());
        }
        return shown;
    }

    @Override
    public void add(T element) {
        StampedRow.Elements<T> held = state.rows().get();
        state.access();
        if (held == null) {
            held = new StampedRow.Elements<>(List.of(), state.stamp());
            state.rows().set(held);
        }
        held.add(element, state.stamp());
    }

    @Override
    public void set(List<? extends T> elements) {
        state.access();
        if (elements.isEmpty()) {
            state.rows().clear();
        } else {
            state.rows().set(new StampedRow.Elements<>(elements, state.stamp()));
        }
    }

    @Override
    public void clear() {
        state.access();
        state.rows().clear();
    }
}
