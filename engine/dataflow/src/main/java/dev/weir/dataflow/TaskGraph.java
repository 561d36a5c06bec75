package dev.weir.dataflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a {@link JobGraph} is divided into tasks: nodes that are joined by {@link Partitioning.Forward forward} edges, with
 * equal parallelism and one input edge only, run fused in one vertex, which is so a tree of nodes. All other edges become
 * channels between the tasks of vertices. Immutable.
 *
 * @param job the graph that was divided
 * @param vertices in topological order; a vertex's {@code id} is its index
 * @param exchanges the edges that became channels
 */
public record TaskGraph(JobGraph job, List<Vertex> vertices, List<Exchange> exchanges) {
    public TaskGraph {
        vertices = List.copyOf(vertices);
        exchanges = List.copyOf(exchanges);
    }

    /**
     * Nodes that run fused.
     *
     * @param nodes in topological order: the first feeds all others, and only it can have channels as inputs
     */
    public record Vertex(int id, List<JobGraph.Node> nodes) {
        public Vertex {
            nodes = List.copyOf(nodes);
        }

        /** The node that reads: a source, or the one to which the channels lead. */
        public JobGraph.Node head() {
            return nodes.getFirst();
        }

        public int parallelism() {
            return head().parallelism();
        }

        public boolean isSource() {
            return head() instanceof JobGraph.SourceNode;
        }

        /** The names of its nodes, for people. */
        public String name() {
            return nodes.stream().map(JobGraph.Node::name).collect(Collectors.joining(" -> "));
        }
    }

    /**
     * An edge between tasks.
     *
     * @param id its index; several exchanges may have equal edges
     */
    public record Exchange(int id, JobGraph.Edge edge) {}

    /** Divides a graph. */
    public static TaskGraph of(JobGraph job) {
        Map<Integer, Integer> vertexOf = new HashMap<>();
        List<List<JobGraph.Node>> groups = new ArrayList<>();
        for (JobGraph.Node node : job.nodes()) {
            List<JobGraph.Edge> inputs = job.inputs(node.id());
            int vertex;
            if (inputs.size() == 1 && isFused(job, inputs.getFirst())) {
                vertex = vertexOf.get(inputs.getFirst().from());
            } else {
                vertex = groups.size();
                groups.add(new ArrayList<>());
            }
            groups.get(vertex).add(node);
            vertexOf.put(node.id(), vertex);
        }
        List<Vertex> vertices = IntStream.range(0, groups.size())
                .mapToObj(id -> new Vertex(id, groups.get(id)))
                .toList();
        List<Exchange> exchanges = new ArrayList<>();
        for (JobGraph.Edge edge : job.edges()) {
            if (!isFused(job, edge)) {
                exchanges.add(new Exchange(exchanges.size(), edge));
            }
        }
        return new TaskGraph(job, vertices, exchanges);
    }

    /** Whether an edge joins two nodes of one task. */
    public static boolean isFused(JobGraph job, JobGraph.Edge edge) {
        return edge.partitioning() instanceof Partitioning.Forward
                && job.nodes().get(edge.from()).parallelism()
                        == job.nodes().get(edge.to()).parallelism()
                && job.inputs(edge.to()).size() == 1;
    }

    /** The vertex in which a node runs. */
    public Vertex vertexOf(int node) {
        return vertices.stream()
                .filter(vertex -> vertex.nodes().stream().anyMatch(inside -> inside.id() == node))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node " + node));
    }

    /** The exchanges that lead to a vertex. */
    public List<Exchange> inputs(Vertex vertex) {
        return exchanges.stream()
                .filter(exchange -> exchange.edge().to() == vertex.head().id())
                .toList();
    }

    /** The exchanges that leave a vertex. */
    public List<Exchange> outputs(Vertex vertex) {
        return exchanges.stream()
                .filter(exchange -> vertexOf(exchange.edge().from()).id() == vertex.id())
                .toList();
    }

    /** The tasks of a vertex. */
    public static List<TaskId> tasks(Vertex vertex) {
        return IntStream.range(0, vertex.parallelism())
                .mapToObj(subtask -> new TaskId(vertex.id(), subtask))
                .toList();
    }

    /** All tasks. */
    public List<TaskId> tasks() {
        return vertices.stream().flatMap(vertex -> tasks(vertex).stream()).toList();
    }
}
