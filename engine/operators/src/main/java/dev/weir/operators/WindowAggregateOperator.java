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

/** GROUP BY a window and keys; output: keys, aggregates, window_start, window_end, window_time; late rows to side output 1. The zone is the session's if the time column is TIMESTAMP_LTZ, else UTC. */
public final class WindowAggregateOperator {
    private WindowAggregateOperator() {}

    public record Factory(Schema input, WindowSpec window, int timeColumn, ZoneId zone, List<Integer> keys, List<AggregateCall> calls, Schema output, boolean retracting) implements OperatorFactory {
        @Override
        public String describe() {
            return "WindowAggregateOperator";
        }

        @Override
        public Operator create(OperatorContext context) {
            throw new UnsupportedOperationException("WindowAggregateOperator");
        }
    }
}
