package dev.weir.runtime;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the first failure of a task. A stage runs inside the calls of those before it, whose code may catch what it
 * throws: the task looks here after every call, so that no failure is lost. One thread.
 */
final class Failures {
    private @Nullable WeirException first;

    /**
     * Notes what the code of a node threw, as a coded error that names the node, and returns the task's first failure.
     */
    WeirException ofNode(String node, Throwable thrown) {
        if (first == null) {
            first = coded(node, thrown);
        }
        return first;
    }

    /** The first failure, if there was one. */
    @Nullable
    WeirException first() {
        return first;
    }

    private static WeirException coded(String node, Throwable thrown) {
        return switch (thrown) {
            case WeirException error -> error.atIfAbsent(new Position.PlanNode(node));
            case VirtualMachineError error ->
                WeirException.of(RuntimeError.OUT_OF_RESOURCES, "%s", describe(error))
                        .at(new Position.PlanNode(node))
                        .causedBy(error);
            default ->
                WeirException.of(RuntimeError.OPERATOR_FAILED, "%s", describe(thrown))
                        .at(new Position.PlanNode(node))
                        .causedBy(thrown);
        };
    }

    private static String describe(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
