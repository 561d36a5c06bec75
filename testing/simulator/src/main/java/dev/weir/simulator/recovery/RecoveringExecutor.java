package dev.weir.simulator.recovery;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.connect.CollectSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs each job to its end when it is submitted, killing it several times before, at another parallelism each time. The
 * ends of a job whose results somebody collects are replaced by sinks of a {@link Ledger}; what they have committed is
 * handed over when the job has ended. One thread.
 */
public final class RecoveringExecutor implements JobExecutor {
    private final long seed;
    private final Ends ends;
    private int submitted;

    /** Knows where the results of a job are collected. */
    @FunctionalInterface
    public interface Ends {
        /** Who collects what comes to a node; null when nobody does. */
        @Nullable
        Consumer<List<Row>> of(JobGraph.Node node, Schema input);
    }

    /** An executor whose every choice follows from the seed. */
    public RecoveringExecutor(long seed, Ends ends) {
        this.seed = seed;
        this.ends = ends;
    }

    /** An executor for jobs with {@link CollectSink}s. */
    public static RecoveringExecutor collecting(long seed) {
        return new RecoveringExecutor(
                seed,
                (node, input) -> node instanceof JobGraph.SinkNode n && n.sink() instanceof CollectSink sink
                        ? rows -> hand(sink.listener(), input, rows, n.parallelism())
                        : null);
    }

    private static void hand(CollectSink.Listener listener, Schema schema, List<Row> rows, int parallelism) {
        if (!rows.isEmpty()) {
            listener.onBatch(0, Batch.ofRows(schema, rows));
        }
        for (int subtask = 0; subtask < parallelism; subtask++) {
            listener.onEpoch(subtask, JobGraph.Epochs.LAST);
            listener.onFinish(subtask);
        }
    }

    @Override
    public RunningJob submit(JobGraph graph) {
        Map<Integer, Consumer<List<Row>>> collectors = new HashMap<>();
        for (JobGraph.Node node : graph.nodes()) {
            Consumer<List<Row>> collector =
                    node instanceof JobGraph.SourceNode ? null : ends.of(node, schemaInto(graph, node));
            if (collector != null) {
                collectors.put(node.id(), collector);
            }
        }
        List<Ledger> ledgers = new ArrayList<>();
        CompletableFuture<Outcome> completion = new CompletableFuture<>();
        try {
            RecoveryRun.run(new Job(graph, collectors.keySet(), ledgers), seed + submitted++);
            collectors.forEach((node, collector) -> collector.accept(
                    ledgers.getFirst().committed(graph.nodes().get(node).name())));
            completion.complete(Outcome.FINISHED);
        } catch (CompletionException e) {
            completion.completeExceptionally(e.getCause());
        }
        return new EndedJob(completion);
    }

    private static Schema schemaInto(JobGraph graph, JobGraph.Node node) {
        JobGraph.Node producer =
                graph.nodes().get(graph.inputs(node.id()).getFirst().from());
        return switch (producer) {
            case JobGraph.SourceNode source -> source.source().schema();
            case JobGraph.OperatorNode operator -> operator.outputSchema();
            case JobGraph.SinkNode other -> throw new AssertionError(other);
        };
    }

    /** A graph that was planned once, with its collecting sinks replaced, at any parallelism. */
    private record Job(JobGraph graph, Set<Integer> ends, List<Ledger> ledgers) implements RecoverableJob {
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
                public boolean isDrainable() {
                    return false;
                }

                @Override
                public void check(ReadInput input) {
                    // Whoever submits the job compares what was committed.
                }
            };
        }

        private JobGraph at(int parallelism, Configuration options, Ledger ledger) {
            Configuration all = graph.options();
            for (Map.Entry<String, String> option : options.values().entrySet()) {
                all = all.with(option.getKey(), option.getValue());
            }
            return new JobGraph(
                    "recovered",
                    graph.nodes().stream()
                            .map(node -> at(parallelism, node, ledger))
                            .toList(),
                    graph.edges(),
                    graph.epochs(),
                    graph.maxParallelism(),
                    graph.seed(),
                    all);
        }

        private JobGraph.Node at(int parallelism, JobGraph.Node node, Ledger ledger) {
            int instances = node.parallelism() == 1 ? 1 : parallelism;
            if (ends.contains(node.id())) {
                return new JobGraph.SinkNode(
                        node.id(), node.name(), node.uid(), instances, new LedgerSink(node.name(), ledger));
            }
            return switch (node) {
                case JobGraph.SourceNode n ->
                    new JobGraph.SourceNode(n.id(), n.name(), n.uid(), instances, n.source(), n.watermarks());
                case JobGraph.OperatorNode n ->
                    new JobGraph.OperatorNode(
                            n.id(), n.name(), n.uid(), instances, n.inputs(), n.operator(), n.outputSchema());
                case JobGraph.SinkNode n -> new JobGraph.SinkNode(n.id(), n.name(), n.uid(), instances, n.sink());
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
        public CompletableFuture<String> savepoint(SavepointMode mode) {
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
