package dev.weir.nexmark;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.data.Schema;
import dev.weir.dataflow.FixedSplits;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Events numbered from 0, in blocks that the readers take in turn.
 *
 * @param table the table's name
 * @param columns of the table
 * @param projection indexes of the wanted columns
 * @param events how many there are; {@link Long#MAX_VALUE} for no end
 * @param limited whether events wait until their time has come
 * @param keptAlive whether readers stay after the last event
 */
record NexmarkSource(
        String table,
        EventTable columns,
        int[] projection,
        Auctions auctions,
        long events,
        boolean limited,
        boolean keptAlive)
        implements Source.FieldProjectable {
    /** So many events are one batch and go to one reader. */
    static final int BLOCK = 2000;

    @Override
    public String describe() {
        return "Nexmark(" + table + ", " + String.join(", ", schema().names()) + ")";
    }

    @Override
    public Schema schema() {
        return columns.schema().project(projection);
    }

    @Override
    public boolean isBounded() {
        return events != Long.MAX_VALUE && !keptAlive;
    }

    @Override
    public NexmarkSource project(int... wanted) {
        int[] projected =
                Arrays.stream(wanted).map(column -> projection[column]).toArray();
        return new NexmarkSource(table, columns, projected, auctions, events, limited, keptAlive);
    }

    @Override
    public NexmarkSource readingFields(Map<Integer, Set<String>> read) {
        Map<Integer, Set<String>> byColumn = new HashMap<>();
        read.forEach((place, fields) -> byColumn.put(projection[place], fields));
        return new NexmarkSource(table, columns.reading(byColumn), projection, auctions, events, limited, keptAlive);
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        List<Share> shares = IntStream.range(0, parallelism)
                .mapToObj(index -> new Share(index, parallelism, index))
                .toList();
        return new FixedSplits(shares);
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return Optional.of(new ShareCodec());
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new NexmarkReader(this, context);
    }

    @Override
    public String toString() {
        return describe();
    }

    /**
     * The blocks whose number divided by {@code of} leaves {@code index}.
     *
     * @param next number of the first block that is left
     */
    record Share(int index, int of, long next) implements Split {
        @Override
        public String id() {
            return index + "/" + of;
        }
    }

    private record ShareCodec() implements SplitCodec {
        @Override
        public byte[] encode(Split split) {
            Share share = (Share) split;
            return new ByteWriter(1)
                    .integer(share.index())
                    .integer(share.of())
                    .integer(share.next())
                    .toBytes();
        }

        @Override
        public Split decode(byte[] bytes) {
            ByteReader reader = new ByteReader(bytes, 1);
            return new Share((int) reader.integer(), (int) reader.integer(), reader.integer());
        }
    }
}
