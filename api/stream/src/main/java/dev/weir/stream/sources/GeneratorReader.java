package dev.weir.stream.sources;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.stream.guard.FunctionFailure;
import java.util.ArrayDeque;
import java.util.List;

/** Makes the records of ranges of numbers, not more of them than time allows. */
final class GeneratorReader<O> implements SourceReader {
    private static final int BATCH_ROWS = 2048;
    private static final double MILLIS_PER_SECOND = 1000;

    private static final Schema SCHEMA = Schema.ofObjects("Object");

    private final OperatorContext context;
    private final GeneratorFunction<Long, O> generator;
    private final double perSecond;
    private final ArrayDeque<DataGeneratorSource.Range> ranges = new ArrayDeque<>();
    private final long startMillis;
    private long made;

    GeneratorReader(OperatorContext context, GeneratorFunction<Long, O> generator, double perSecond) {
        this.context = context;
        this.generator = generator;
        this.perSecond = perSecond;
        startMillis = context.clock().millis();
    }

    @Override
    public void add(Source.Split split) {
        ranges.add((DataGeneratorSource.Range) split);
    }

    @Override
    public Status poll(SourceOutput output) {
        DataGeneratorSource.Range range = ranges.peek();
        if (range == null) {
            return Status.NEEDS_SPLIT;
        }
        int rows = (int) Math.min(allowed(), Math.min(BATCH_ROWS, range.to() - range.next()));
        if (rows > 0) {
            output.emit(range, make(range.next(), rows));
        }
        long next = range.next() + rows;
        ranges.remove();
        if (next < range.to()) {
            ranges.addFirst(new DataGeneratorSource.Range(range.from(), range.to(), next));
            return rows > 0 ? Status.MORE : Status.DRY;
        }
        output.splitFinished(range);
        return ranges.isEmpty() ? Status.NEEDS_SPLIT : Status.MORE;
    }

    /** How many records may be made now; when none, asks to be woken when one may. */
    private long allowed() {
        if (Double.isInfinite(perSecond)) {
            return Long.MAX_VALUE;
        }
        long elapsed = context.clock().millis() - startMillis;
        long due = (long) Math.floor(elapsed * perSecond / MILLIS_PER_SECOND) + 1 - made;
        if (due <= 0) {
            context.wakeUpAt(startMillis + (long) Math.ceil(made * MILLIS_PER_SECOND / perSecond));
        }
        return Math.max(due, 0);
    }

    private Batch make(long first, int rows) {
        Object[] values = new Object[rows];
        try {
            for (int i = 0; i < rows; i++) {
                values[i] = generator.map(first + i);
            }
        } catch (Throwable failure) {
            throw FunctionFailure.of(context.name(), generator, failure);
        }
        made += rows;
        return Batch.ofObjects(SCHEMA, rows, values, null);
    }

    @Override
    public List<Source.Split> unread() {
        return List.copyOf(ranges);
    }
}
