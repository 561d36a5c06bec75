package dev.weir.datagen;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.data.Schema;
import dev.weir.dataflow.FixedSplits;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Rows numbered from 0, divided among the readers in turn.
 *
 * @param table the table's name
 * @param generators of all columns of the table
 * @param projection indexes of the wanted columns
 * @param rowsPerSecond of all readers together
 * @param rows how many rows there are; {@link Long#MAX_VALUE} for no end
 * @param seed what makes every run the same; empty when the job's seed does
 */
record DatagenSource(
        String table,
        Schema tableSchema,
        List<ColumnGenerator> generators,
        int[] projection,
        long rowsPerSecond,
        long rows,
        OptionalLong seed)
        implements Source.Projectable {
    @Override
    public String describe() {
        return "Datagen(" + table + ", " + String.join(", ", schema().names()) + ")";
    }

    @Override
    public Schema schema() {
        return tableSchema.project(projection);
    }

    @Override
    public boolean isBounded() {
        return rows != Long.MAX_VALUE;
    }

    @Override
    public DatagenSource project(int... columns) {
        int[] wanted = Arrays.stream(columns).map(column -> projection[column]).toArray();
        return new DatagenSource(table, tableSchema, generators, wanted, rowsPerSecond, rows, seed);
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        List<Share> shares = IntStream.range(0, parallelism)
                .mapToObj(index -> new Share(index, parallelism, index, OptionalLong.empty()))
                .toList();
        return new FixedSplits(shares);
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return Optional.of(new ShareCodec());
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new DatagenReader(this, context);
    }

    @Override
    public String toString() {
        return describe();
    }

    /**
     * The rows whose number divided by {@code of} leaves {@code index}.
     *
     * @param next number of the first one that is left
     * @param seed what they were made from so far; empty when that is the source's, or when none was made yet
     */
    record Share(int index, int of, long next, OptionalLong seed) implements Split {
        @Override
        public String id() {
            return index + "/" + of;
        }
    }

    private record ShareCodec() implements SplitCodec {
        @Override
        public byte[] encode(Split split) {
            Share share = (Share) split;
            ByteWriter writer =
                    new ByteWriter(1).integer(share.index()).integer(share.of()).integer(share.next());
            share.seed().ifPresent(writer::integer);
            return writer.toBytes();
        }

        @Override
        public Split decode(byte[] bytes) {
            ByteReader reader = new ByteReader(bytes, 1);
            return new Share(
                    (int) reader.integer(),
                    (int) reader.integer(),
                    reader.integer(),
                    reader.hasMore() ? OptionalLong.of(reader.integer()) : OptionalLong.empty());
        }
    }
}
