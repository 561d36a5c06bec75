package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.expressions.Expression;
import dev.weir.operators.aggregate.AggregateCall;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds window_start, window_end, window_time to every row, once a window. Sessions: SessionAssignOperator. */
public final class WindowAssignOperator {
    private WindowAssignOperator() {}

    public record Factory(Schema input, WindowSpec window, int timeColumn, ZoneId zone, Schema output) implements OperatorFactory {
        @Override
        public String describe() {
            return "WindowAssignOperator";
        }

        @Override
        public Operator create(OperatorContext context) {
            throw new UnsupportedOperationException("WindowAssignOperator");
        }
    }
}
