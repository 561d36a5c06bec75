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

/** Holds the changes of an epoch and emits their net. */
public final class ConsolidateOperator {
    private ConsolidateOperator() {}

    public record Factory(Schema schema) implements OperatorFactory {
        @Override
        public String describe() {
            return "ConsolidateOperator";
        }

        @Override
        public Operator create(OperatorContext context) {
            throw new UnsupportedOperationException("ConsolidateOperator");
        }
    }
}
