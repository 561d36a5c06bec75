package dev.weir.simulator;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.state.KeyMapping;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the batches that sources and operators emit into pieces, as a seed says: whole, in a few pieces, row by row; as
 * selections of the shared columns or compacted. No result may depend on it.
 */
final class HostileCuts {
    private HostileCuts() {}

    /**
     * The same job with hostile cuts at every source and operator.
     *
     * @param seed where the job's randomness begins, that of the cuts and all other
     */
    static JobGraph apply(JobGraph graph, long seed) {
        List<JobGraph.Node> nodes =
                graph.nodes().stream().map(HostileCuts::cutting).toList();
        return new JobGraph(
                graph.name(), nodes, graph.edges(), graph.epochs(), graph.maxParallelism(), seed, graph.options());
    }

    private static JobGraph.Node cutting(JobGraph.Node node) {
        return switch (node) {
            case JobGraph.SourceNode n ->
                new JobGraph.SourceNode(
                        n.id(), n.name(), n.uid(), n.parallelism(), cutting(n.source()), n.watermarks());
            case JobGraph.OperatorNode n ->
                new JobGraph.OperatorNode(
                        n.id(),
                        n.name(),
                        n.uid(),
                        n.parallelism(),
                        n.inputs(),
                        new CuttingFactory(n.operator()),
                        n.outputSchema());
            case JobGraph.SinkNode n -> n;
        };
    }

    /** The same source with hostile cuts. */
    static Source cutting(Source source) {
        return new CuttingSource(source);
    }

    private static void cut(Batch batch, SplittableRandom random, Consumer<Batch> pieces) {
        int size = batch.size();
        int most = switch (random.nextInt(4)) {
            case 0 -> 1;
            case 1 -> Math.max(1, size / 3);
            default -> Math.max(1, size);
        };
        int from = 0;
        while (from < size) {
            int to = Math.min(size, from + 1 + random.nextInt(most));
            Batch piece = from == 0 && to == size ? batch : part(batch, from, to);
            pieces.accept(random.nextInt(4) == 0 ? piece.compact() : piece);
            from = to;
        }
    }

    private static Batch part(Batch batch, int from, int to) {
        int[] rows = new int[to - from];
        int[] selection = batch.selection();
        if (selection == null) {
            Arrays.setAll(rows, i -> from + i);
        } else {
            System.arraycopy(selection, from, rows, 0, rows.length);
        }
        return batch.select(rows, rows.length);
    }

    private record CuttingSource(Source source) implements Source {
        @Override
        public String describe() {
            return source.describe();
        }

        @Override
        public Schema schema() {
            return source.schema();
        }

        @Override
        public boolean isBounded() {
            return source.isBounded();
        }

        @Override
        public Enumerator enumerator(int parallelism) {
            return source.enumerator(parallelism);
        }

        @Override
        public Optional<SplitCodec> splitCodec() {
            return source.splitCodec();
        }

        @Override
        public SourceReader reader(OperatorContext context) {
            return new CuttingReader(source.reader(context), context.random().split());
        }
    }

    private record CuttingReader(SourceReader reader, SplittableRandom random) implements SourceReader {
        @Override
        public void add(Source.Split split) {
            reader.add(split);
        }

        @Override
        public Status poll(SourceOutput output) {
            return reader.poll(new SourceOutput() {
                @Override
                public void emit(Source.Split split, Batch batch) {
                    cut(batch, random, piece -> output.emit(split, piece));
                }

                @Override
                public void splitFinished(Source.Split split) {
                    output.splitFinished(split);
                }
            });
        }

        @Override
        public boolean wantsMoreSplits() {
            return reader.wantsMoreSplits();
        }

        @Override
        public List<Source.Split> unread() {
            return reader.unread();
        }

        @Override
        public void checkpointCompleted(long checkpoint) {
            reader.checkpointCompleted(checkpoint);
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private record CuttingFactory(OperatorFactory factory) implements OperatorFactory {
        @Override
        public String describe() {
            return factory.describe();
        }

        @Override
        public @Nullable KeyMapping keyMapping() {
            return factory.keyMapping();
        }

        @Override
        public Operator create(OperatorContext context) {
            SplittableRandom random = context.random().split();
            return new CuttingOperator(factory.create(context), random);
        }
    }

    private record CuttingOutput(Output output, SplittableRandom random) implements Output {
        @Override
        public void emit(Batch batch) {
            emit(0, batch);
        }

        @Override
        public void emit(int sideOutput, Batch batch) {
            cut(batch, random, piece -> output.emit(sideOutput, piece));
        }

        @Override
        public void emitAll(Iterator<Batch> batches) {
            output.emitAll(new CuttingIterator(batches, random, new ArrayDeque<>()));
        }

        @Override
        public void watermark(long millis) {
            output.watermark(millis);
        }

        @Override
        public void idle() {
            output.idle();
        }
    }

    private record CuttingIterator(Iterator<Batch> batches, SplittableRandom random, Deque<Batch> pieces)
            implements Iterator<Batch> {
        @Override
        public boolean hasNext() {
            return !pieces.isEmpty() || batches.hasNext();
        }

        @Override
        public Batch next() {
            if (pieces.isEmpty()) {
                Batch batch = batches.next();
                cut(batch, random, pieces::add);
                return pieces.isEmpty() ? batch : pieces.remove();
            }
            return pieces.remove();
        }
    }

    private record CuttingOperator(Operator operator, SplittableRandom random) implements Operator {
        @Override
        public void process(int input, Batch batch, Output output) {
            operator.process(input, batch, new CuttingOutput(output, random));
        }

        @Override
        public void watermark(long millis, Output output) {
            operator.watermark(millis, new CuttingOutput(output, random));
        }

        @Override
        public void epoch(long epoch, Output output) {
            operator.epoch(epoch, new CuttingOutput(output, random));
        }

        @Override
        public void wakeUp(long nowMillis, Output output) {
            operator.wakeUp(nowMillis, new CuttingOutput(output, random));
        }

        @Override
        public boolean accepts(int input) {
            return operator.accepts(input);
        }

        @Override
        public void inputEnded(int input, Output output) {
            operator.inputEnded(input, new CuttingOutput(output, random));
        }

        @Override
        public boolean finish(Output output) {
            return operator.finish(new CuttingOutput(output, random));
        }

        @Override
        public void close() {
            operator.close();
        }
    }
}
