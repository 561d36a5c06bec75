package dev.weir.stream.sources;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.FixedSplits;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
        return new FixedSplits(List.of(new Rest(0)));
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return Optional.of(new RestCodec());
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new Reader();
    }

    /**
     * The elements from one on.
     *
     * @param position index of the first one
     */
    private record Rest(int position) implements Split {
        @Override
        public String id() {
            return "collection";
        }
    }

    private record RestCodec() implements SplitCodec {
        @Override
        public byte[] encode(Split split) {
            return new ByteWriter(1).integer(((Rest) split).position()).toBytes();
        }

        @Override
        public Split decode(byte[] bytes) {
            return new Rest((int) new ByteReader(bytes, 1).integer());
        }
    }

    private final class Reader implements SourceReader {
        private final ArrayDeque<Rest> splits = new ArrayDeque<>();

        @Override
        public void add(Split split) {
            splits.add((Rest) split);
        }

        @Override
        public Status poll(SourceOutput output) {
            Rest rest = splits.poll();
            if (rest == null) {
                return Status.NEEDS_SPLIT;
            }
            int end = Math.min(elements.size(), rest.position() + BATCH_ROWS);
            if (end > rest.position()) {
                Object[] values = elements.subList(rest.position(), end).toArray();
                output.emit(rest, Batch.ofObjects(schema(), values.length, values, null));
            }
            if (end < elements.size()) {
                splits.addFirst(new Rest(end));
                return Status.MORE;
            }
            output.splitFinished(rest);
            return Status.NEEDS_SPLIT;
        }

        @Override
        public List<Split> unread() {
            return List.copyOf(splits);
        }
    }
}
