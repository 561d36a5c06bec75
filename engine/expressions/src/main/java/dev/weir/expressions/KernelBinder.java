package dev.weir.expressions;

import dev.weir.data.DataType;

/** Makes the kernel for the types of one call. Called once a call and operator instance, never per batch. */
@FunctionalInterface
public interface KernelBinder {
    /**
     * A kernel for these arguments.
     *
     * @param resultType the type of the call, which the planner may have widened or made nullable
     */
    Kernel bind(CallArguments arguments, DataType resultType);
}
