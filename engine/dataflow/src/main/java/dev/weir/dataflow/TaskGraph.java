package dev.weir.dataflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a {@link JobGraph} is divided into tasks: nodes that are joined by {@link Partitioning.Forward forward} edges,
 * with equal parallelism and one input edge only, run fused in one vertex, which is so a tree of nodes. All other edges
 * become channels between the tasks of vertices. Immutable.
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

    /**
     * Divides a graph.
     *
     * @throws IllegalArgumentException if the graph makes no sense: an input without an edge, a forward edge between
     *     unequal numbers of instances
     */
    public static TaskGraph of(JobGraph job) {
        job.nodes().forEach(node -> checkInputs(job, node));
        job.edges().forEach(edge -> checkEdge(job, edge));
        int[] vertexOf = new int[job.nodes().size()];
        List<List<JobGraph.Node>> groups = new ArrayList<>();
        for (JobGraph.Node node : job.nodes()) {
            List<JobGraph.Edge> inputs = job.inputs(node.id());
            int vertex;
            if (inputs.size() == 1 && isFused(job, inputs.getFirst())) {
                vertex = vertexOf[inputs.getFirst().from()];
            } else {
                vertex = groups.size();
                groups.add(new ArrayList<>());
            }
            groups.get(vertex).add(node);
            vertexOf[node.id()] = vertex;
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

    private static void checkInputs(JobGraph job, JobGraph.Node node) {
        int inputs = switch (node) {
            case JobGraph.SourceNode source -> 0;
            case JobGraph.OperatorNode operator -> operator.inputs();
            case JobGraph.SinkNode sink -> 1;
        };
        List<JobGraph.Edge> edges = job.inputs(node.id());
        for (JobGraph.Edge edge : edges) {
            if (edge.input() < 0 || edge.input() >= inputs) {
                throw new IllegalArgumentException(node.name() + " has " + inputs + " inputs: " + edge);
            }
        }
        for (int input = 0; input < inputs; input++) {
            int index = input;
            if (edges.stream().noneMatch(edge -> edge.input() == index)) {
                throw new IllegalArgumentException("nothing leads to input " + input + " of " + node.name());
            }
        }
    }

    private static void checkEdge(JobGraph job, JobGraph.Edge edge) {
        JobGraph.Node from = job.nodes().get(edge.from());
        JobGraph.Node to = job.nodes().get(edge.to());
        if (edge.partitioning() instanceof Partitioning.Forward && from.parallelism() != to.parallelism()) {
            throw new IllegalArgumentException("a forward edge needs equal parallelism, but " + from.name() + " has "
                    + from.parallelism() + " and " + to.name() + " " + to.parallelism());
        }
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

    /** The vertices from which rows reach a vertex by one of its inputs. */
    public Set<Integer> ancestors(Vertex vertex, int input) {
        Set<Integer> found = new HashSet<>();
        for (Exchange exchange : inputs(vertex)) {
            if (exchange.edge().input() == input) {
                addWithAncestors(vertexOf(exchange.edge().from()), found);
            }
        }
        return found;
    }

    private void addWithAncestors(Vertex vertex, Set<Integer> found) {
        if (found.add(vertex.id())) {
            inputs(vertex)
                    .forEach(exchange ->
                            addWithAncestors(vertexOf(exchange.edge().from()), found));
        }
    }

    /** The instances of the consuming vertex to which an instance of the producing one has channels. */
    public List<Integer> consumers(Exchange exchange, int producer) {
        int producers = vertexOf(exchange.edge().from()).parallelism();
        int consumers = vertexOf(exchange.edge().to()).parallelism();
        return consumers(exchange.edge().partitioning(), producer, producers, consumers);
    }

    /** The consuming instances that a producing instance reaches. */
    public static List<Integer> consumers(Partitioning partitioning, int producer, int producers, int consumers) {
        return switch (partitioning) {
            case Partitioning.Forward() -> List.of(producer);
            case Partitioning.Rescale()
            when consumers < producers -> List.of((int) ((long) producer * consumers / producers));
            case Partitioning.Rescale() ->
                IntStream.range(0, consumers)
                        .filter(consumer -> (long) consumer * producers / consumers == producer)
                        .boxed()
                        .toList();
            default -> IntStream.range(0, consumers).boxed().toList();
        };
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
