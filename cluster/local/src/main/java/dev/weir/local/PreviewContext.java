package dev.weir.local;

import dev.weir.base.Clock;
import dev.weir.base.Metrics;
import dev.weir.base.Seeds;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.state.StateStore;
import java.util.SplittableRandom;

/** Lends an operator just enough to be made; it is never run. */
record PreviewContext(JobGraph.Node node, JobGraph job, Clock clock, StateStore state) implements OperatorContext {
    @Override
    public String name() {
        return node.name();
    }

    @Override
    public int subtask() {
        return 0;
    }

    @Override
    public int parallelism() {
        return node.parallelism();
    }

    @Override
    public int maxParallelism() {
        return job.maxParallelism();
    }

    @Override
    public SplittableRandom random() {
        return Seeds.generator(job.seed(), node.name() + "/preview");
    }

    @Override
    public Metrics metrics() {
        return new Metrics();
    }

    @Override
    public void wakeUpAt(long millis) {
        // Nobody runs it.
    }

    @Override
    public Mailbox mailbox() {
        return mail -> {};
    }

    @Override
    public void launch(String threadName, Runnable work) {
        throw new IllegalStateException(node.name() + " starts work when it is made, which isInert() excludes");
    }
}
