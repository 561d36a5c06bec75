package dev.weir.runtime;

import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;

/** Makes the tasks of a job and lays the channels between them. */
public final class Tasks {
    private record Producer(int exchange, int subtask) {}

    private record Consumer(int exchange, int subtask) {}

    private final TaskGraph graph;
    private final TaskServices services;
    private final Map<TaskId, Bell> bells = new HashMap<>();
    private final Map<Producer, List<Channel>> sending = new HashMap<>();
    private final Map<Consumer, List<TaskPlan.Receiving>> reading = new HashMap<>();

    private Tasks(TaskGraph graph, TaskServices services) {
        this.graph = graph;
        this.services = services;
    }

    /**
     * Makes tasks of a job, and the channels between them.
     *
     * @param wanted which; no channel leads from one of them to another task
     * @param channelBytes called for each channel: about how many bytes it holds
     * @return in topological order; nothing runs yet
     */
    public static Map<TaskId, Task> create(
            TaskGraph graph, Set<TaskId> wanted, TaskServices services, LongSupplier channelBytes) {
        Tasks tasks = new Tasks(graph, services);
        wanted.forEach(id -> tasks.bells.put(id, new Bell()));
        graph.exchanges().forEach(exchange -> tasks.connect(exchange, channelBytes));
        Map<TaskId, Task> created = new LinkedHashMap<>();
        for (TaskId id : graph.tasks()) {
            if (wanted.contains(id)) {
                created.put(id, new Task(tasks.plan(id)));
            }
        }
        return created;
    }

    private void connect(TaskGraph.Exchange exchange, LongSupplier channelBytes) {
        JobGraph.Edge edge = exchange.edge();
        TaskGraph.Vertex from = graph.vertexOf(edge.from());
        TaskGraph.Vertex to = graph.vertexOf(edge.to());
        for (int producer = 0; producer < from.parallelism(); producer++) {
            Bell sender = bells.get(new TaskId(from.id(), producer));
            if (sender == null) {
                continue;
            }
            for (int consumer : graph.consumers(exchange, producer)) {
                Channel channel = new Channel(channelBytes.getAsLong(), sender, bell(new TaskId(to.id(), consumer)));
                sending.computeIfAbsent(new Producer(exchange.id(), producer), key -> new ArrayList<>())
                        .add(channel);
                reading.computeIfAbsent(new Consumer(exchange.id(), consumer), key -> new ArrayList<>())
                        .add(new TaskPlan.Receiving(
                                edge, new ChannelName(ChannelName.edge(graph.job(), edge), producer), channel));
            }
        }
    }

    private TaskPlan plan(TaskId id) {
        TaskGraph.Vertex vertex = graph.vertices().get(id.vertex());
        int inputs = vertex.head() instanceof JobGraph.OperatorNode operator ? operator.inputs() : 1;
        List<List<TaskPlan.Receiving>> byInput = new ArrayList<>();
        for (int input = 0; input < inputs; input++) {
            byInput.add(new ArrayList<>());
        }
        for (TaskGraph.Exchange exchange : graph.inputs(vertex)) {
            byInput.get(exchange.edge().input())
                    .addAll(reading.getOrDefault(new Consumer(exchange.id(), id.subtask()), List.of()));
        }
        List<TaskPlan.Sending> outputs = new ArrayList<>();
        for (TaskGraph.Exchange exchange : graph.outputs(vertex)) {
            outputs.add(new TaskPlan.Sending(
                    exchange.edge(), sending.getOrDefault(new Producer(exchange.id(), id.subtask()), List.of())));
        }
        return new TaskPlan(
                id, graph.job(), vertex, byInput, haveCommonAncestor(vertex, inputs), outputs, bell(id), services);
    }

    private boolean haveCommonAncestor(TaskGraph.Vertex vertex, int inputs) {
        Set<Integer> seen = new HashSet<>();
        for (int input = 0; input < inputs; input++) {
            Set<Integer> ancestors = graph.ancestors(vertex, input);
            if (!Collections.disjoint(seen, ancestors)) {
                return true;
            }
            seen.addAll(ancestors);
        }
        return false;
    }

    private Bell bell(TaskId id) {
        return Objects.requireNonNull(bells.get(id));
    }
}
