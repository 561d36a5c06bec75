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

/** Join with a bounded table that is read first; inputs 0 probe, 1 build; output: probe columns, then build columns. */
public final class LookupJoinOperator {
    private LookupJoinOperator() {}

    public record Factory(Schema probe, Schema build, List<Integer> probeKeys, List<Integer> buildKeys, @Nullable Expression residual, boolean leftOuter, Schema output, EvaluationSettings settings) implements OperatorFactory {
        @Override
        public String describe() {
            return "LookupJoinOperator";
        }

        @Override
        public Operator create(OperatorContext context) {
            throw new UnsupportedOperationException("LookupJoinOperator");
        }
    }
}
