package dev.weir.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What has become of checkpoints, on its way to a task. Apart from the task's mail, because a task must know what
 * became of one checkpoint before the barrier of the next one passes. Any thread adds, the task's own takes.
 */
final class Settlements {
    private final Queue<Settlement> queue = new ConcurrentLinkedQueue<>();

    /** A checkpoint is durable, or was given up. */
    record Settlement(long checkpoint, boolean completed) {}

    void add(long checkpoint, boolean completed) {
        queue.add(new Settlement(checkpoint, completed));
    }

    @Nullable
    Settlement poll() {
        return queue.poll();
    }
}
