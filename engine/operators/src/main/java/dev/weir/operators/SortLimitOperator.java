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

/** ORDER BY, OFFSET, LIMIT; limit Long.MAX_VALUE for none. */
public final class SortLimitOperator {
    private SortLimitOperator() {}

    public record Factory(Schema schema, List<SortKey> keys, long offset, long limit, EmitMode mode) implements OperatorFactory {
        @Override
        public String describe() {
            return "SortLimitOperator";
        }

        @Override
        public Operator create(OperatorContext context) {
            throw new UnsupportedOperationException("SortLimitOperator");
        }
    }
}
