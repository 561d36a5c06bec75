package dev.weir.stream;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.objects.ObjectHashes;
import dev.weir.data.objects.ObjectTypes;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.stream.fields.FunctionTypes;
import dev.weir.stream.fields.StateFields;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.operators.AsyncOperator;
import dev.weir.stream.operators.BootstrapOperator;
import dev.weir.stream.operators.RecordHandlers;
import dev.weir.stream.operators.RecordOperator;
import dev.weir.stream.operators.ReduceOperator;
import dev.weir.stream.operators.SessionWindowOperator;
import dev.weir.stream.operators.SliceWindowOperator;
import dev.weir.stream.operators.Stage;
import dev.weir.stream.operators.WindowContent;
import dev.weir.stream.operators.WindowOperator;
import dev.weir.stream.operators.WindowSpec;
import java.lang.reflect.Type;
import java.util.function.Consumer;

/**
 * Looks, before a job is submitted, whether what its state will hold can be kept, as far as its program says: state
 * that functions have fields for is looked at always; keys, and records that operators keep by themselves, when the job
 * makes checkpoints.
 */
final class StateTypes {
    private final boolean hasCheckpoints;

    StateTypes(boolean hasCheckpoints) {
        this.hasCheckpoints = hasCheckpoints;
    }

    /** Fails with a coded error that names the operator and the path of a field that cannot be kept. */
    void check(Transformation.OperatorStep step, OperatorFactory operator) {
        String node = step.name();
        switch (operator) {
            case RecordOperator.Factory record -> {
                fields(node, record.function());
                if (record.keyed()) {
                    keys(step);
                }
                if (record.kind() == RecordHandlers.INTERVAL_JOIN) {
                    elements(step);
                }
            }
            case BootstrapOperator.Factory bootstrap -> new StateTypes(true).check(step, bootstrap.records());
            case WindowOperator.Factory window -> window(step, window.spec());
            case SliceWindowOperator.Factory window -> window(step, window.spec());
            case SessionWindowOperator.Factory window -> window(step, window.spec());
            case ReduceOperator.Factory ignored -> {
                keys(step);
                elements(step);
            }
            case AsyncOperator.Factory ignored -> elements(step);
            default -> {
                // Keeps nothing of users.
            }
        }
    }

    /** The same for a function that has no keys. */
    void check(String node, Object function) {
        fields(node, function);
    }

    private void window(Transformation.OperatorStep step, WindowSpec spec) {
        fields(step.name(), spec.call().function());
        fields(step.name(), spec.trigger());
        keys(step);
        if (spec.evictor() == null && spec.content() instanceof WindowContent.Aggregated aggregated) {
            if (hasCheckpoints) {
                accumulator(step.name(), aggregated.function());
            }
        } else {
            elements(step);
        }
    }

    private void keys(Transformation.OperatorStep step) {
        for (var input : step.inputs()) {
            for (Upstream upstream : input) {
                if (upstream.from() instanceof Transformation.StageStep stage
                        && stage.stage() instanceof Stage.Key key) {
                    Class<?> type = FunctionTypes.result(key.function());
                    if (type != null) {
                        guarded(step.name(), "the key", type, ObjectHashes::check);
                        implied(step.name(), "the key", type);
                    }
                }
            }
        }
    }

    private void elements(Transformation.OperatorStep step) {
        for (var input : step.inputs()) {
            for (Upstream upstream : input) {
                Class<?> type = upstream.elementType();
                if (type != null) {
                    implied(step.name(), "the records that it keeps", type);
                }
            }
        }
    }

    private void implied(String node, String what, Class<?> type) {
        if (hasCheckpoints) {
            guarded(node, what, type, ObjectTypes::checkVariable);
        }
    }

    private static void accumulator(String node, AggregateFunction<?, ?, ?> function) {
        Type type = StateFields.accumulator(function);
        if (type != null) {
            guarded(node, "its accumulator", type, ObjectTypes::checkVariable);
        }
    }

    private static void fields(String node, Object function) {
        for (StateFields.Declared declared : StateFields.of(function)) {
            if (declared.type() instanceof Class<?> named && declared.isNamed()) {
                guarded(node, declared.where(), named, ObjectTypes::check);
            } else {
                guarded(node, declared.where(), declared.type(), ObjectTypes::checkVariable);
            }
        }
    }

    private static <T> void guarded(String node, String what, T type, Consumer<T> check) {
        try {
            check.accept(type);
        } catch (WeirException e) {
            throw WeirException.of(e.code(), "%s: %s", what, e.description())
                    .at(new Position.PlanNode(node))
                    .hint(e.hint());
        }
    }
}
