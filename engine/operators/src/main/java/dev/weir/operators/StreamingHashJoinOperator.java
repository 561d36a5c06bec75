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

/** Inner equi-join; inputs 0 left, 1 right; output: left columns, then right columns. */
public final class StreamingHashJoinOperator {
    private StreamingHashJoinOperator() {}

    public record Factory(Schema left, Schema right, List<Integer> leftKeys, List<Integer> rightKeys, @Nullable Expression residual, Schema output, EvaluationSettings settings) implements OperatorFactory {
        @Override
        public String describe() {
            return "StreamingHashJoinOperator";
        }

        @Override
        public Operator create(OperatorContext context) {
            throw new UnsupportedOperationException("StreamingHashJoinOperator");
        }
    }
}
