package dev.weir.state;

import dev.weir.dataflow.state.ListCell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list by key and namespace. */
final class MemoryListCell<T> implements ListCell<T> {
    private final MemoryValueCell<ArrayList<T>> lists;

    MemoryListCell(MemoryValueCell<ArrayList<T>> lists) {
        this.lists = lists;
    }

    @Override
    public void setNamespace(@Nullable Object namespace) {
        lists.setNamespace(namespace);
    }

    @Override
    public List<T> get() {
        ArrayList<T> list = lists.get();
        return list == null ? List.of() : list;
    }

    @Override
    public void add(T element) {
        ArrayList<T> list = lists.get();
        if (list == null) {
            list = new ArrayList<>(4);
            lists.set(list);
        }
        list.add(element);
    }

    @Override
    public void set(List<? extends T> elements) {
        if (elements.isEmpty()) {
            lists.clear();
        } else {
            lists.set(new ArrayList<>(elements));
        }
    }

    @Override
    public void clear() {
        lists.clear();
    }
}
