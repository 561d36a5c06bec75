package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.dataflow.JobExecutor.Outcome;
import dev.weir.dataflow.JobExecutor.RunningJob;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.simulator.jobs.BankJob;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job whose operators fail at any call, or that is cancelled at any time, ends: at once, with everything closed. */
class FailuresTest {
    private static final BankJob JOB = new BankJob();

    private final AtomicInteger callsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger open = new AtomicInteger();

    /** Counts calls to all operators of a job; one of them fails. */
    private final class Counting implements Operator {
        private final Operator operator;
        private final String name;

        Counting(OperatorFactory factory, OperatorContext context) {
            name = context.name();
            count();
            operator = factory.create(context);
            open.incrementAndGet();
        }

        private void count() {
            if (callsLeft.decrementAndGet() == 0) {
                throw new UnsupportedOperationException(name);
            }
        }

        @Override
        public void process(int input, Batch batch, Output output) {
            count();
            operator.process(input, batch, output);
        }

        @Override
        public void watermark(long millis, Output output) {
            count();
            operator.watermark(millis, output);
        }

        @Override
        public void epoch(long epoch, Output output) {
            count();
            operator.epoch(epoch, output);
        }

        @Override
        public void inputEnded(int input, Output output) {
            count();
            operator.inputEnded(input, output);
        }

        @Override
        public boolean finish(Output output) {
            count();
            return operator.finish(output);
        }

        @Override
        public void close() {
            open.decrementAndGet();
            operator.close();
        }
    }

    private record CountingFactory(FailuresTest test, OperatorFactory factory) implements OperatorFactory {
        @Override
        public String describe() {
            return factory.describe();
        }

        @Override
        public Operator create(OperatorContext context) {
            return test.new Counting(factory, context);
        }
    }

    private JobGraph counted(JobGraph graph) {
        List<JobGraph.Node> nodes = new ArrayList<>();
        for (JobGraph.Node node : graph.nodes()) {
            nodes.add(
                    node instanceof JobGraph.OperatorNode n
                            ? new JobGraph.OperatorNode(
                                    n.id(),
                                    n.name(),
                                    n.uid(),
                                    n.parallelism(),
                                    n.inputs(),
                                    new CountingFactory(this, n.operator()),
                                    n.outputSchema())
                            : node);
        }
        return new JobGraph(
                graph.name(),
                nodes,
                graph.edges(),
                graph.epochs(),
                graph.maxParallelism(),
                graph.seed(),
                graph.options());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aFailureAtAnyCallEndsTheJobWithItsCause(int parallelism) {
        for (int call = 1; call < 60; call++) {
            callsLeft.set(call);
            Simulation simulation = new Simulation(call);
            RunningJob job =
                    simulation.submit(counted(JOB.trial(call, parallelism).graph()));
            simulation.run();
            assertThat(open).as("open operators after failure at call %s", call).hasValue(0);
            if (callsLeft.get() > 0) {
                continue;
            }
            assertThat(job.completion()).isCompletedExceptionally();
            Throwable failure = failure(job);
            assertThat(failure)
                    .isInstanceOf(WeirException.class)
                    .hasCauseInstanceOf(UnsupportedOperationException.class);
            assertThat(((WeirException) failure).code().code()).isEqualTo("WEIR-JOB-0001");
            assertThat(((WeirException) failure).position())
                    .isEqualTo(new Position.PlanNode(failure.getCause().getMessage()));
        }
    }

    @Test
    void aJobCanBeCancelledAtAnyTime() {
        for (int turns = 0; turns < 1500; turns += 37) {
            Simulation simulation = new Simulation(turns);
            RunningJob job = simulation.submit(counted(JOB.trial(turns, 3).graph()));
            for (int i = 0; i < turns && simulation.turn(); i++) {}
            job.cancel();
            simulation.run();
            assertThat(job.completion().join()).isIn(Outcome.CANCELLED, Outcome.FINISHED);
            assertThat(open).hasValue(0);
        }
    }

    private static Throwable failure(RunningJob job) {
        try {
            job.completion().join();
            throw new AssertionError("the job did not fail");
        } catch (CompletionException e) {
            return e.getCause();
        }
    }
}
