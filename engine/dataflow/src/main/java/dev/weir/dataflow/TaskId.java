package dev.weir.dataflow;

import java.util.Comparator;

/**
 * A parallel instance of a vertex of a {@link TaskGraph}.
 *
 * @param vertex the vertex's id
 * @param subtask from 0, below the vertex's parallelism
 */
public record TaskId(int vertex, int subtask) {
    /** By vertex, then by number. */
    public static final Comparator<TaskId> ORDER =
            Comparator.comparingInt(TaskId::vertex).thenComparingInt(TaskId::subtask);

    @Override
    public String toString() {
        return vertex + "/" + subtask;
    }
}
