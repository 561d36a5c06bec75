package dev.weir.coordinator;

import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The regions of a job: tasks between which channels lead, directly or by way of others. What one of them does can be
 * seen by the others of its region and by nobody else, so they fail and start again together, and alone. Immutable.
 */
final class Regions {
    private final TaskGraph graph;
    private final Map<TaskId, Set<TaskId>> regions = new HashMap<>();

    Regions(TaskGraph graph) {
        this.graph = graph;
        graph.tasks().forEach(task -> regions.put(task, new TreeSet<>(TaskId.ORDER)));
        regions.forEach((task, region) -> region.add(task));
        for (TaskGraph.Exchange exchange : graph.exchanges()) {
            int from = graph.vertexOf(exchange.edge().from()).id();
            int to = graph.vertexOf(exchange.edge().to()).id();
            for (TaskId producer : TaskGraph.tasks(graph.vertices().get(from))) {
                for (int consumer : graph.consumers(exchange, producer.subtask())) {
                    join(producer, new TaskId(to, consumer));
                }
            }
        }
    }

    private void join(TaskId one, TaskId other) {
        Set<TaskId> first = of(one);
        Set<TaskId> second = of(other);
        if (first.contains(other)) {
            return;
        }
        boolean isSmaller = first.size() < second.size();
        Set<TaskId> into = isSmaller ? second : first;
        Set<TaskId> from = isSmaller ? first : second;
        into.addAll(from);
        from.forEach(task -> regions.put(task, into));
    }

    /** The tasks that fail with this one, itself among them. */
    Set<TaskId> of(TaskId task) {
        Set<TaskId> region = regions.get(task);
        if (region == null) {
            throw new IllegalArgumentException("no task " + task);
        }
        return region;
    }

    /** Whether these are all tasks of the job. */
    boolean areAll(Set<TaskId> tasks) {
        return tasks.size() == regions.size();
    }

    /** Says which tasks these are, for people. */
    String describe(Set<TaskId> tasks) {
        Map<Integer, List<TaskId>> byVertex =
                tasks.stream().sorted(TaskId.ORDER).collect(Collectors.groupingBy(TaskId::vertex));
        List<String> names = new ArrayList<>();
        for (TaskGraph.Vertex vertex : graph.vertices()) {
            List<TaskId> ofVertex = byVertex.getOrDefault(vertex.id(), List.of());
            if (ofVertex.size() == vertex.parallelism()) {
                names.add(vertex.name());
            } else if (!ofVertex.isEmpty()) {
                String numbers = ofVertex.stream()
                        .map(task -> Integer.toString(task.subtask() + 1))
                        .collect(Collectors.joining("+"));
                names.add(vertex.name() + " (" + numbers + "/" + vertex.parallelism() + ")");
            }
        }
        return tasks.size() + " of " + regions.size() + " tasks (" + String.join("; ", names) + ")";
    }
}
