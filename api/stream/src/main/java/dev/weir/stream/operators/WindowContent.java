package dev.weir.stream.operators;

import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.guard.GuardedAggregate;
import dev.weir.stream.guard.GuardedReduce;
import java.io.Serializable;

/** What is kept of the records of a window. */
public sealed interface WindowContent extends Serializable {
    /** All of them. */
    record Elements() implements WindowContent {}

    /** Their reduction. */
    record Reduced(ReduceFunction<Object> function) implements WindowContent {
        ReduceFunction<Object> guarded() {
            return new GuardedReduce<>(function);
        }
    }

    /** Their aggregate. */
    record Aggregated(AggregateFunction<Object, Object, Object> function) implements WindowContent {
        AggregateFunction<Object, Object, Object> guarded() {
            return new GuardedAggregate<>(function);
        }
    }
}
