package dev.weir.stream.sources;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.data.Schema;
import dev.weir.dataflow.FixedSplits;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records made of the numbers from 0 to {@code count - 1}, in parallel, at a limited rate if wanted. */
public final class DataGeneratorSource<O> implements Source {
    /** Splits an instance, so that a slow one does not keep the others waiting. */
    private static final int SPLITS_EACH = 4;

    private final String description;
    private final GeneratorFunction<Long, O> generator;
    private final long first;
    private final long count;
    private final RateLimiterStrategy rate;

    /** Records made as fast as possible. */
    public DataGeneratorSource(GeneratorFunction<Long, O> generator, long count) {
        this(generator, count, RateLimiterStrategy.noOp());
    }

    /** Records made at a rate. */
    public DataGeneratorSource(GeneratorFunction<Long, O> generator, long count, RateLimiterStrategy rate) {
        this("Generator(" + count + ")", generator, 0, count, rate);
    }

    private DataGeneratorSource(
            String description,
            GeneratorFunction<Long, O> generator,
            long first,
            long count,
            RateLimiterStrategy rate) {
        if (count < 0) {
            throw new IllegalArgumentException("the number of records must not be negative: " + count);
        }
        this.description = description;
        this.generator = generator;
        this.first = first;
        this.count = count;
        this.rate = rate;
    }

    /** The numbers from one to another, both included. */
    public static DataGeneratorSource<Long> sequence(long from, long to) {
        if (from > to) {
            throw new IllegalArgumentException("a sequence cannot go from " + from + " down to " + to);
        }
        long count = Math.addExact(Math.subtractExact(to, from), 1);
        return new DataGeneratorSource<>(
                "Sequence(" + from + ", " + to + ")", value -> value, from, count, RateLimiterStrategy.noOp());
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public Schema schema() {
        return Schema.ofObjects("Object");
    }

    /** A generator that makes all the numbers there are does not end in anybody's lifetime. */
    @Override
    public boolean isBounded() {
        return count < Long.MAX_VALUE;
    }

    @Override
    public Enumerator enumerator(int parallelism) {
        long parts = parallelism == 1 ? 1 : Math.min(Math.max(1, count), (long) parallelism * SPLITS_EACH);
        List<Range> ranges = new ArrayList<>();
        long from = 0;
        for (long part = 0; part < parts; part++) {
            long to = from + count / parts + (part < count % parts ? 1 : 0);
            ranges.add(new Range(first + from, first + to, first + from));
            from = to;
        }
        return new FixedSplits(ranges);
    }

    @Override
    public Optional<SplitCodec> splitCodec() {
        return Optional.of(new RangeCodec());
    }

    @Override
    public SourceReader reader(OperatorContext context) {
        return new GeneratorReader<>(context, generator, rate.recordsPerSecond() / context.parallelism());
    }

    /**
     * A range of numbers.
     *
     * @param from the first one
     * @param to the one behind the last one
     * @param next where to go on
     */
    record Range(long from, long to, long next) implements Split {
        @Override
        public String id() {
            return from + "-" + to;
        }
    }

    private record RangeCodec() implements SplitCodec {
        @Override
        public byte[] encode(Split split) {
            Range range = (Range) split;
            return new ByteWriter(1)
                    .integer(range.from())
                    .integer(range.to())
                    .integer(range.next())
                    .toBytes();
        }

        @Override
        public Split decode(byte[] bytes) {
            ByteReader reader = new ByteReader(bytes, 1);
            return new Range(reader.integer(), reader.integer(), reader.integer());
        }
    }
}
