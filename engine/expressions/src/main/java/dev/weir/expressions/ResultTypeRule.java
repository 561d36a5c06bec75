package dev.weir.expressions;

import dev.weir.data.DataType;

/** How a function's result type follows from its arguments. Called after the arguments have been checked. */
@FunctionalInterface
public interface ResultTypeRule {
    /**
     * The type of the result, nullability included.
     *
     * @throws dev.weir.base.WeirException if the arguments do not go together
     */
    DataType infer(CallArguments arguments);
}
