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

/** GROUP BY a session window and keys; as WindowAggregateOperator. */
public final class SessionAggregateOperator {
    private SessionAggregateOperator() {}

    public record Factory(Schema input, WindowSpec.Session window, int timeColumn, ZoneId zone, List<Integer> keys, List<AggregateCall> calls, Schema output) implements OperatorFactory {
        @Override
        public String describe() {
            return "SessionAggregateOperator";
        }

        @Override
        public Operator create(OperatorContext context) {
            throw new UnsupportedOperationException("SessionAggregateOperator");
        }
    }
}
