package dev.weir.dataflow;

/**
 * A parallel instance of a vertex of a {@link TaskGraph}.
 *
 * @param vertex the vertex's id
 * @param subtask from 0, below the vertex's parallelism
 */
public record TaskId(int vertex, int subtask) {
    @Override
    public String toString() {
        return vertex + "/" + subtask;
    }
}
