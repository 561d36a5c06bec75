package dev.weir.stream.sources;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The elements of a collection, in order, read by one instance. */
public final class CollectionSource<T> implements Source {
    private static final int BATCH_ROWS = 1024;

    private final List<T> elements;

    /** A source of a copy of the collection. */
    public CollectionSource(Collection<? extends T> elements) {
        this.elements = Collections.unmodifiableList(new ArrayList<>(elements));
    }

    @Override
    public String describe() {
        return "Collection(" + elements.size() + " elements)";
    }

    @Override
    public Schema schema() {
        return Schema.ofObjects("Object");
    }

    @Override
    public boolean isBounded() {
        return true;
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        return new OnceEnumerator(List.of(new SingleSplit("collection")));
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new Reader();
    }

    private final class Reader implements SourceReader {
        private final ArrayDeque<Split> splits = new ArrayDeque<>();
        private int position;

        @Override
        public void add(Split split) {
            splits.add(split);
            position = 0;
        }

        @Override
        public Status poll(SourceOutput output) {
            Split split = splits.peek();
            if (split == null) {
                return Status.NEEDS_SPLIT;
            }
            int end = Math.min(elements.size(), position + BATCH_ROWS);
            if (end > position) {
                Object[] values = elements.subList(position, end).toArray();
                output.emit(split, Batch.ofObjects(schema(), values.length, values, null));
                position = end;
            }
            if (position < elements.size()) {
                return Status.MORE;
            }
            output.splitFinished(split);
            splits.poll();
            return Status.NEEDS_SPLIT;
        }
    }
}
