package dev.weir.conformance;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.connect.CollectSink;
import dev.weir.simulator.recovery.Ledger;
import dev.weir.simulator.recovery.LedgerSink;
import dev.weir.simulator.recovery.RecoverableJob;
import dev.weir.simulator.recovery.RecoveryRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Runs each job to its end when it is submitted, killing it several times before, at another parallelism each time;
 * whoever collects its results sees what was committed, once it has ended. One thread.
 */
final class RecoveringExecutor implements JobExecutor {
    private final long seed;
    private int submitted;

    RecoveringExecutor(long seed) {
        this.seed = seed;
    }

    /** A sink whose rows somebody collects, and what it got. */
    private record Collected(String node, int parallelism, Schema schema, CollectSink sink) {}

    @Override
    public RunningJob submit(JobGraph graph) {
        List<Collected> collected = new ArrayList<>();
        for (JobGraph.Node node : graph.nodes()) {
            if (node instanceof JobGraph.SinkNode n && n.sink() instanceof CollectSink sink) {
                collected.add(new Collected(n.name(), n.parallelism(), schemaInto(graph, n), sink));
            }
        }
        List<Ledger> ledgers = new ArrayList<>();
        CompletableFuture<Outcome> completion = new CompletableFuture<>();
        try {
            RecoveryRun.run(new Job(graph, ledgers), seed + submitted++);
            collected.forEach(sink -> hand(sink, ledgers.getFirst()));
            completion.complete(Outcome.FINISHED);
        } catch (CompletionException e) {
            completion.completeExceptionally(e.getCause());
        }
        return new EndedJob(completion);
    }

    private static void hand(Collected to, Ledger ledger) {
        CollectSink.Listener listener = to.sink().listener();
        if (!ledger.committed(to.node()).isEmpty()) {
            listener.onBatch(0, Batch.ofRows(to.schema(), ledger.committed(to.node())));
        }
        for (int subtask = 0; subtask < to.parallelism(); subtask++) {
            listener.onEpoch(subtask, JobGraph.Epochs.LAST);
            listener.onFinish(subtask);
        }
    }

    private static Schema schemaInto(JobGraph graph, JobGraph.SinkNode sink) {
        JobGraph.Node producer =
                graph.nodes().get(graph.inputs(sink.id()).getFirst().from());
        return switch (producer) {
            case JobGraph.SourceNode source -> source.source().schema();
            case JobGraph.OperatorNode operator -> operator.outputSchema();
            case JobGraph.SinkNode other -> throw new AssertionError(other);
        };
    }

    /** A graph that was planned once, with its collecting sinks replaced, at any parallelism. */
    private record Job(JobGraph graph, List<Ledger> ledgers) implements RecoverableJob {
        @Override
        public String name() {
            return graph.name();
        }

        @Override
        public Trial trial(long trialSeed, Ledger ledger) {
            ledgers.add(ledger);
            return new Trial() {
                @Override
                public JobGraph graph(int parallelism, Configuration options) {
                    return at(parallelism, options, ledger);
                }

                @Override
                public void check() {
                    // The golden file is compared with what was committed.
                }
            };
        }

        private JobGraph at(int parallelism, Configuration options, Ledger ledger) {
            Configuration all = graph.options();
            for (Map.Entry<String, String> option : options.values().entrySet()) {
                all = all.with(option.getKey(), option.getValue());
            }
            return new JobGraph(
                    "golden",
                    graph.nodes().stream()
                            .map(node -> at(parallelism, node, ledger))
                            .toList(),
                    graph.edges(),
                    graph.epochs(),
                    graph.maxParallelism(),
                    graph.seed(),
                    all);
        }

        private static JobGraph.Node at(int parallelism, JobGraph.Node node, Ledger ledger) {
            int instances = node.parallelism() == 1 ? 1 : parallelism;
            return switch (node) {
                case JobGraph.SourceNode n ->
                    new JobGraph.SourceNode(n.id(), n.name(), instances, n.source(), n.watermarks());
                case JobGraph.OperatorNode n ->
                    new JobGraph.OperatorNode(n.id(), n.name(), instances, n.inputs(), n.operator(), n.outputSchema());
                case JobGraph.SinkNode n ->
                    new JobGraph.SinkNode(
                            n.id(),
                            n.name(),
                            instances,
                            n.sink() instanceof CollectSink ? new LedgerSink(n.name(), ledger) : n.sink());
            };
        }
    }

    private record EndedJob(CompletableFuture<Outcome> completion) implements RunningJob {
        @Override
        public String id() {
            return "ended";
        }

        @Override
        public void cancel() {}

        @Override
        public CompletableFuture<String> savepoint(boolean stop) {
            return CompletableFuture.failedFuture(new IllegalStateException("the job has ended"));
        }

        @Override
        public List<String> history() {
            return List.of();
        }

        @Override
        public Map<String, Long> metrics() {
            return Map.of();
        }
    }
}
