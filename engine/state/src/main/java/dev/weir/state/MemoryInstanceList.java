package dev.weir.state;

import dev.weir.dataflow.state.InstanceList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A list of the instance. Elements do not change: a snapshot copies the list and saves them later, all each time. */
final class MemoryInstanceList<T> implements InstanceList<T>, NamedState {
    private static final int ELEMENTS = 256;

    private final ObjectSection.Kind kind;
    private List<T> elements = new ArrayList<>();
    private @Nullable LongFunction<? extends List<? extends T>> source;

    MemoryInstanceList(Redistribution redistribution) {
        kind = redistribution == Redistribution.SPLIT ? ObjectSection.Kind.SPLIT_LIST : ObjectSection.Kind.UNION_LIST;
    }

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

    @Override
    public void follow(LongFunction<? extends List<? extends T>> newSource) {
        source = newSource;
    }

    @Override
    public void beforeFreeze(long checkpoint) {
        if (source != null) {
            set(source.apply(checkpoint));
        }
    }

    @Override
    public ObjectSection.Kind kind() {
        return kind;
    }

    @Override
    public void freeze(ObjectSnapshot snapshot, ObjectSection section) {
        snapshot.add(new ListPass(new ArrayList<>(elements), section, snapshot));
    }

    private static final class ListPass implements ObjectPass {
        private final List<?> elements;
        private final ObjectSection section;
        private final ObjectSnapshot snapshot;
        private int saved;

        ListPass(List<?> elements, ObjectSection section, ObjectSnapshot snapshot) {
            this.elements = elements;
            this.section = section;
            this.snapshot = snapshot;
        }

        @Override
        public int step() {
            if (saved == elements.size()) {
                return 0;
            }
            long before = section.size();
            for (int end = Math.min(elements.size(), saved + ELEMENTS); saved < end; saved++) {
                section.put(snapshot.writer(), saved, elements.get(saved));
            }
            return (int) (section.size() - before);
        }
    }

    @Override
    public void forget(long place, long hash, @Nullable Object namespace, @Nullable Object key) {
        throw new IllegalArgumentException("a list is stored whole");
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // As it was stored.
    public void restore(
            long place, long hash, @Nullable Object namespace, @Nullable Object key, @Nullable Object value) {
        elements.add((T) value);
    }

    @Override
    public void trim(int ended) {}
}
