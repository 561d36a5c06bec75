package dev.weir.simulator.recovery;

import dev.weir.data.Batch;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.state.KeyMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Operators that throw at random, as users' functions do. */
final class Faults {
    /** How the message of each begins. */
    static final String MESSAGE = "a fault in ";

    private final SplittableRandom random;
    private final int inverseRate;
    private final List<Place> thrown = new ArrayList<>();
    private int left;

    /** An instance of an operator. */
    record Place(String node, int subtask) {}

    /**
     * Some faults.
     *
     * @param most how many there are at most
     * @param inverseRate one call in so many fails
     */
    Faults(SplittableRandom random, int most, int inverseRate) {
        this.random = random;
        this.left = most;
        this.inverseRate = inverseRate;
    }

    private void maybeFail(Place where) {
        if (left > 0 && random.nextInt(inverseRate) == 0) {
            left--;
            thrown.add(where);
            throw new UnsupportedOperationException(MESSAGE + where);
        }
    }

    /** Where operators have thrown. */
    List<Place> thrown() {
        return thrown;
    }

    /** The same job with faults in every operator. */
    JobGraph apply(JobGraph graph) {
        return new JobGraph(
                graph.name(),
                graph.nodes().stream().map(this::faulty).toList(),
                graph.edges(),
                graph.epochs(),
                graph.maxParallelism(),
                graph.seed(),
                graph.options());
    }

    private JobGraph.Node faulty(JobGraph.Node node) {
        return node instanceof JobGraph.OperatorNode n
                ? new JobGraph.OperatorNode(
                        n.id(),
                        n.name(),
                        n.uid(),
                        n.parallelism(),
                        n.inputs(),
                        new FaultyFactory(n.operator()),
                        n.outputSchema())
                : node;
    }

    private final class FaultyFactory implements OperatorFactory {
        private final OperatorFactory factory;

        FaultyFactory(OperatorFactory factory) {
            this.factory = factory;
        }

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
            return new FaultyOperator(factory.create(context), new Place(context.name(), context.subtask()));
        }
    }

    private final class FaultyOperator implements Operator {
        private final Operator operator;
        private final Place place;

        FaultyOperator(Operator operator, Place place) {
            this.operator = operator;
            this.place = place;
        }

        @Override
        public void process(int input, Batch batch, Output output) {
            maybeFail(place);
            operator.process(input, batch, output);
        }

        @Override
        public void watermark(long millis, Output output) {
            maybeFail(place);
            operator.watermark(millis, output);
        }

        @Override
        public void epoch(long epoch, Output output) {
            operator.epoch(epoch, output);
            maybeFail(place);
        }

        @Override
        public void wakeUp(long nowMillis, Output output) {
            operator.wakeUp(nowMillis, output);
        }

        @Override
        public boolean accepts(int input) {
            return operator.accepts(input);
        }

        @Override
        public void inputEnded(int input, Output output) {
            operator.inputEnded(input, output);
        }

        @Override
        public boolean finish(Output output) {
            maybeFail(place);
            return operator.finish(output);
        }

        @Override
        public void close() {
            operator.close();
        }
    }
}
