package dev.weir.dataflow;

import dev.weir.dataflow.state.KeyMapping;
import org.jspecify.annotations.Nullable;

/**
 * The plan node of an operator, usually a record: immutable, comparable, printed by EXPLAIN, shared by all parallel
 * instances. Called from any thread.
 */
public interface OperatorFactory {
    /** What the operator does, as EXPLAIN prints it, e.g. {@code Limit(10)}. */
    String describe();

    /** Makes one parallel instance; called on the instance's own thread. */
    Operator create(OperatorContext context);

    /**
     * What becomes of the keys of restored state, if the job's keys are others than they were; asked for once an
     * instance.
     */
    default @Nullable KeyMapping keyMapping() {
        return null;
    }

    /**
     * Whether making an instance runs nothing that a user wrote, has no effect outside, and asks for all state: then
     * tools may make one to see what it keeps.
     */
    default boolean isInert() {
        return false;
    }
}
