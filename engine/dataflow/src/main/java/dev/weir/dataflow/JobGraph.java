package dev.weir.dataflow;

import dev.weir.base.Configuration;
import dev.weir.data.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job as every API hands it to the engine: nodes in topological order (inputs before consumers) and edges. Immutable.
 *
 * @param name what the user calls the job
 * @param nodes sources, operators and sinks; a node's {@code id} is its index
 * @param edges who feeds whom
 * @param epochs whether and how often barriers cut the streams into epochs
 * @param maxParallelism number of key groups
 * @param seed where all randomness of the job begins
 * @param options the session's options
 */
public record JobGraph(
        String name,
        List<Node> nodes,
        List<Edge> edges,
        Epochs epochs,
        int maxParallelism,
        long seed,
        Configuration options) {
    public JobGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).id() != i) {
                throw new IllegalArgumentException("node " + nodes.get(i).name() + " must have id " + i);
            }
        }
        Set<String> uids = new HashSet<>();
        for (Node node : nodes) {
            if (!uids.add(node.uid())) {
                throw new IllegalArgumentException("two nodes have the uid " + node.uid());
            }
        }
        for (Edge edge : edges) {
            if (edge.from() >= edge.to()) {
                throw new IllegalArgumentException("edge " + edge + " goes against the order of the nodes");
            }
        }
    }

    /** Something that runs in parallel instances. */
    public sealed interface Node {
        int id();

        /** Unique within the job; names metrics, and the node in messages. */
        String name();

        /**
         * The node's identity, unique within the job: its state in a checkpoint is taken over by the node that has the
         * same one, whatever else of the job has changed.
         */
        String uid();

        int parallelism();
    }

    /**
     * A source, with the generators that derive event time from its rows.
     *
     * @param watermarks made for each split; null when the source has no event time
     */
    public record SourceNode(
            int id,
            String name,
            String uid,
            int parallelism,
            Source source,
            @Nullable WatermarkStrategy watermarks) implements Node {}

    /**
     * An operator.
     *
     * @param inputs number of logical inputs; several edges may lead to one, as a union
     */
    public record OperatorNode(
            int id, String name, String uid, int parallelism, int inputs, OperatorFactory operator, Schema outputSchema)
            implements Node {}

    /** A sink; it has one logical input, index 0. */
    public record SinkNode(int id, String name, String uid, int parallelism, Sink sink) implements Node {}

    /**
     * A stream of batches from a node to another.
     *
     * @param from id of the producer
     * @param output 0 for the main output, above for a side output
     * @param to id of the consumer
     * @param input index of the consumer's logical input
     */
    public record Edge(int from, int output, int to, int input, Partitioning partitioning) {}

    /**
     * Barriers.
     *
     * @param enabled whether results appear in consistent cuts of all inputs: SQL jobs do, DataStream jobs don't
     * @param intervalMillis longest time between two barriers while rows flow
     */
    public record Epochs(boolean enabled, long intervalMillis) {
        /**
         * The epoch that ends with the input. It comes once, after the last rows; no number but this can be relied on.
         */
        public static final long LAST = Long.MAX_VALUE;

        public static final Epochs NONE = new Epochs(false, 0);
        public static final Epochs DEFAULT = new Epochs(true, 20);
    }

    /** The edges that lead to a node. */
    public List<Edge> inputs(int node) {
        return edges.stream().filter(edge -> edge.to() == node).toList();
    }

    /** The edges that leave a node. */
    public List<Edge> outputs(int node) {
        return edges.stream().filter(edge -> edge.from() == node).toList();
    }

    /** Collects nodes and edges. A node's uid is its name unless {@link #identify} says otherwise. */
    public static final class Builder {
        private final List<Node> nodes = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();

        /** Adds a source and returns its id. */
        public int source(String name, int parallelism, Source source, @Nullable WatermarkStrategy watermarks) {
            String own = unique(name);
            nodes.add(new SourceNode(nodes.size(), own, own, parallelism, source, watermarks));
            return nodes.size() - 1;
        }

        /** Adds an operator and returns its id. */
        public int operator(String name, int parallelism, int inputs, OperatorFactory operator, Schema outputSchema) {
            String own = unique(name);
            nodes.add(new OperatorNode(nodes.size(), own, own, parallelism, inputs, operator, outputSchema));
            return nodes.size() - 1;
        }

        /** Adds a sink and returns its id. */
        public int sink(String name, int parallelism, Sink sink) {
            String own = unique(name);
            nodes.add(new SinkNode(nodes.size(), own, own, parallelism, sink));
            return nodes.size() - 1;
        }

        /** Gives a node that was added before an identity, see {@link Node#uid}. */
        public Builder identify(int node, String uid) {
            nodes.set(
                    node,
                    switch (nodes.get(node)) {
                        case SourceNode n ->
                            new SourceNode(n.id(), n.name(), uid, n.parallelism(), n.source(), n.watermarks());
                        case OperatorNode n ->
                            new OperatorNode(
                                    n.id(), n.name(), uid, n.parallelism(), n.inputs(), n.operator(), n.outputSchema());
                        case SinkNode n -> new SinkNode(n.id(), n.name(), uid, n.parallelism(), n.sink());
                    });
            return this;
        }

        /** Leads the main output of a node to an input of another. */
        public Builder connect(int from, int to, int input, Partitioning partitioning) {
            return connect(from, 0, to, input, partitioning);
        }

        /** Leads an output of a node to an input of another. */
        public Builder connect(int from, int output, int to, int input, Partitioning partitioning) {
            edges.add(new Edge(from, output, to, input, partitioning));
            return this;
        }

        /** The name of a node added before. */
        public String name(int node) {
            return nodes.get(node).name();
        }

        /** The number of instances of a node added before. */
        public int parallelism(int node) {
            return nodes.get(node).parallelism();
        }

        public JobGraph build(String name, Epochs epochs, int maxParallelism, long seed, Configuration options) {
            return new JobGraph(name, nodes, edges, epochs, maxParallelism, seed, options);
        }

        private String unique(String name) {
            long taken = nodes.stream()
                    .filter(node -> node.name().equals(name) || node.name().startsWith(name + "#"))
                    .count();
            return taken == 0 ? name : name + "#" + (taken + 1);
        }
    }
}
