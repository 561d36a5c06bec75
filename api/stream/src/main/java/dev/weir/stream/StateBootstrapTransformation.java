package dev.weir.stream;

import dev.weir.stream.functions.Function;
import dev.weir.stream.operators.BootstrapOperator;
import dev.weir.stream.operators.FunctionCopies;
import dev.weir.stream.operators.RecordHandlers;
import dev.weir.stream.operators.RecordOperator;
import dev.weir.stream.operators.SavepointTarget;
import java.util.List;

/** How the state of an operator is made, for {@link SavepointWriter#withOperator}. */
public final class StateBootstrapTransformation<T> {
    private final DataStream<T> stream;
    private final RecordHandlers kind;
    private final Function function;

    StateBootstrapTransformation(DataStream<T> stream, RecordHandlers kind, Function function) {
        this.stream = stream;
        this.kind = kind;
        this.function = FunctionCopies.check(function);
    }

    DataStream<T> stream() {
        return stream;
    }

    /** A step that makes the state of an operator, and emits what has been written. */
    SingleOutputStreamOperator<Object> step(OperatorIdentifier operator, SavepointTarget target, int number) {
        boolean keyed = kind == RecordHandlers.KEYED_BOOTSTRAP;
        RecordOperator.Factory records = new RecordOperator.Factory(kind, function, keyed, List.of());
        SingleOutputStreamOperator<Object> step = stream.operator(
                "Bootstrap " + operator.uid(),
                tags -> new BootstrapOperator.Factory(records, operator.uid(), target, number));
        if (kind == RecordHandlers.BROADCAST_BOOTSTRAP) {
            step.transformation().fixParallelism(1);
        }
        return step;
    }
}
