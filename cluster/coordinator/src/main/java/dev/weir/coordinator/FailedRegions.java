package dev.weir.coordinator;

import dev.weir.base.WeirException;
import dev.weir.dataflow.TaskId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The regions of a running job that have failed and are to start again, together, while all others go on: when their
 * tasks have ended, they have rested, and it is known with which checkpoint. One thread.
 */
final class FailedRegions {
    private final Set<TaskId> tasks = new LinkedHashSet<>();
    private long restartAtMillis;
    private boolean looking;
    private @Nullable WeirException cause;

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    boolean contains(TaskId task) {
        return tasks.contains(task);
    }

    /** A region has failed, and is to rest until then; those that are failed already rest as long. */
    void add(Set<TaskId> region, WeirException error, long untilMillis) {
        tasks.addAll(region);
        restartAtMillis = untilMillis;
        cause = error;
    }

    /** Why the last of them failed; null when none has. */
    @Nullable
    WeirException cause() {
        return cause;
    }

    /** Until when they rest. */
    long restartAtMillis() {
        return restartAtMillis;
    }

    /** Whether they have rested and all their tasks have ended. */
    boolean areReady(Set<TaskId> live, long nowMillis) {
        return !tasks.isEmpty() && nowMillis >= restartAtMillis && Collections.disjoint(tasks, live);
    }

    /** Whether somebody looks for the checkpoint with which they start again. */
    boolean isLooking() {
        return looking;
    }

    void look() {
        looking = true;
    }

    /** The answer is there; false when nobody had asked. */
    boolean answered() {
        boolean asked = looking;
        looking = false;
        return asked;
    }

    /** They start again, or the whole job has failed or ended: none is failed any more. */
    Set<TaskId> clear() {
        Set<TaskId> all = Set.copyOf(tasks);
        tasks.clear();
        restartAtMillis = 0;
        cause = null;
        return all;
    }
}
