package dev.weir.stream.operators;

import dev.weir.dataflow.state.ListCell;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.ValueCell;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.windows.Evictor;
import dev.weir.stream.windows.TimestampedValue;
import dev.weir.stream.windows.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the content of windows in state, by current key and window. */
sealed interface ContentStore {
    /** Adds a record to a window. */
    void add(Window window, Object value, long timestamp) throws Exception;

    /** The content of a window as its function sees it; null when there is none. */
    @Nullable
    Iterable<Object> read(Window window) throws Exception;

    /** Adds the content of other windows to that of one. */
    void merge(Window target, Collection<Window> sources) throws Exception;

    /** Forgets the content of a window. */
    void clear(Window window);

    /** All records, and with an evictor their timestamps. */
    record Elements(ListCell<Object> cell) implements ContentStore {
        @Override
        public void add(Window window, Object value, long timestamp) {
            cell.setNamespace(window);
            cell.add(value);
        }

        @Override
        public @Nullable Iterable<Object> read(Window window) {
            cell.setNamespace(window);
            List<Object> elements = cell.get();
            return elements.isEmpty() ? null : elements;
        }

        @Override
        public void merge(Window target, Collection<Window> sources) {
            append(cell, target, sources);
        }

        @Override
        public void clear(Window window) {
            cell.setNamespace(window);
            cell.clear();
        }
    }

    /** All records with their timestamps. */
    record Evictable(ListCell<TimestampedValue<Object>> cell) implements ContentStore {
        @Override
        public void add(Window window, Object value, long timestamp) {
            cell.setNamespace(window);
            cell.add(new TimestampedValue<>(value, timestamp));
        }

        @Override
        public @Nullable Iterable<Object> read(Window window) {
            List<TimestampedValue<Object>> elements = elements(window);
            return elements.isEmpty() ? null : values(elements);
        }

        /** A list of the records that may be changed. */
        List<TimestampedValue<Object>> elements(Window window) {
            cell.setNamespace(window);
            return new ArrayList<>(cell.get());
        }

        static List<Object> values(List<TimestampedValue<Object>> elements) {
            return elements.stream().map(TimestampedValue::value).toList();
        }

        void keep(Window window, List<TimestampedValue<Object>> elements) {
            cell.setNamespace(window);
            cell.set(elements);
        }

        @Override
        public void merge(Window target, Collection<Window> sources) {
            append(cell, target, sources);
        }

        @Override
        public void clear(Window window) {
            cell.setNamespace(window);
            cell.clear();
        }
    }

    private static <T> void append(ListCell<T> cell, Window target, Collection<Window> sources) {
        cell.setNamespace(target);
        List<T> all = new ArrayList<>(cell.get());
        for (Window source : sources) {
            cell.setNamespace(source);
            all.addAll(cell.get());
            cell.clear();
        }
        cell.setNamespace(target);
        cell.set(all);
    }

    /** A reduction. */
    record Reduced(ValueCell<Object> cell, ReduceFunction<Object> function) implements ContentStore {
        @Override
        public void add(Window window, Object value, long timestamp) throws Exception {
            cell.setNamespace(window);
            Object before = cell.get();
            cell.set(before == null ? value : function.reduce(before, value));
        }

        @Override
        public @Nullable Iterable<Object> read(Window window) {
            cell.setNamespace(window);
            Object value = cell.get();
            return value == null ? null : List.of(value);
        }

        @Override
        public void merge(Window target, Collection<Window> sources) throws Exception {
            for (Window source : sources) {
                cell.setNamespace(source);
                Object value = cell.get();
                cell.clear();
                if (value != null) {
                    add(target, value, Long.MIN_VALUE);
                }
            }
        }

        @Override
        public void clear(Window window) {
            cell.setNamespace(window);
            cell.clear();
        }
    }

    /** An accumulator. */
    record Aggregated(ValueCell<Object> cell, AggregateFunction<Object, Object, Object> function)
            implements ContentStore {
        @Override
        public void add(Window window, Object value, long timestamp) {
            cell.setNamespace(window);
            Object before = cell.get();
            cell.set(function.add(value, before == null ? function.createAccumulator() : before));
        }

        @Override
        public @Nullable Iterable<Object> read(Window window) {
            cell.setNamespace(window);
            Object accumulator = cell.get();
            return accumulator == null ? null : List.of(function.getResult(accumulator));
        }

        @Override
        public void merge(Window target, Collection<Window> sources) {
            for (Window source : sources) {
                cell.setNamespace(source);
                Object other = cell.get();
                cell.clear();
                cell.setNamespace(target);
                Object own = cell.get();
                if (other != null) {
                    cell.set(own == null ? other : function.merge(own, other));
                }
            }
        }

        @Override
        public void clear(Window window) {
            cell.setNamespace(window);
            cell.clear();
        }
    }

    /** The store for a kind of content. */
    static ContentStore of(WindowContent content, @Nullable Evictor<Object, Window> evictor, ObjectState objects) {
        if (evictor != null) {
            return new Evictable(objects.list("window-content"));
        }
        return switch (content) {
            case WindowContent.Elements ignored -> new Elements(objects.list("window-content"));
            case WindowContent.Reduced reduced -> new Reduced(objects.value("window-content"), reduced.guarded());
            case WindowContent.Aggregated aggregated ->
                new Aggregated(objects.value("window-content"), aggregated.guarded());
        };
    }
}
