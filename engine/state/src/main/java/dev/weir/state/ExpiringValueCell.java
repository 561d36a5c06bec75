package dev.weir.state;

import dev.weir.dataflow.state.ValueCell;
import org.jspecify.annotations.Nullable;

/** A value by key and namespace that expires. */
record ExpiringValueCell<T>(ExpiringState<StampedRow.Single<T>> state) implements ValueCell<T> {
    @Override
    public void setNamespace(@Nullable Object namespace) {
        state.rows().setNamespace(namespace);
    }

    @Override
    public @Nullable T get() {
        StampedRow.Single<T> held = state.rows().get();
        long deadline = state.access();
        if (held == null) {
            return null;
        }
        if (held.isExpired(deadline)) {
            state.rows().clear();
            return state.lifetime().showsExpired() ? held.value : null;
        }
        if (state.isTouchedByRead(held.stamp)) {
            held.touch(state.stamp());
        }
        return held.value;
    }

    @Override
    public void set(T value) {
        StampedRow.Single<T> held = state.rows().get();
        state.access();
        if (held == null) {
            state.rows().set(new StampedRow.Single<>(value, state.stamp()));
        } else {
            held.value = value;
            held.touch(state.stamp());
        }
    }

    @Override
    public void clear() {
        state.access();
        state.rows().clear();
    }
}
