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

/** GROUP BY and DISTINCT; output: keys, then aggregates. */
public final class GroupAggregateOperator {
    private GroupAggregateOperator() {}

    public record Factory(Schema input, List<Integer> keys, List<AggregateCall> calls, Schema output, EmitMode mode, boolean retracting) implements OperatorFactory {
        @Override
        public String describe() {
            return "GroupAggregateOperator";
        }

        @Override
        public Operator create(OperatorContext context) {
            throw new UnsupportedOperationException("GroupAggregateOperator");
        }
    }
}
