package dev.weir.stream.operators;

import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.state.KeyMapping;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.functions.StateMerger;
import org.jspecify.annotations.Nullable;

/**
 * Plan node of an operator whose restored keys become others.
 *
 * @param former the class of the keys that do
 */
public record MappedKeys(
        OperatorFactory operator,
        Class<?> former,
        MapFunction<Object, Object> mapper,
        @Nullable StateMerger merger) implements OperatorFactory {
    @Override
    public String describe() {
        return operator.describe();
    }

    @Override
    public Operator create(OperatorContext context) {
        return operator.create(context);
    }

    @Override
    public boolean isInert() {
        return operator.isInert();
    }

    @Override
    public KeyMapping keyMapping() {
        MapFunction<Object, Object> own = FunctionCopies.copy(mapper);
        return new KeyMapping(former, own::map, merger == null ? null : new UserMerger(FunctionCopies.copy(merger)));
    }

    /** Merges what users' functions have asked for; what operators keep by themselves it knows nothing about. */
    private record UserMerger(StateMerger function) implements KeyMapping.Merger {
        @Override
        public boolean merges(String state) {
            return state.startsWith(FunctionContext.STATES);
        }

        @Override
        @SuppressWarnings("NullAway") // A null key or value is the user's affair.
        public @Nullable Object merge(
                String state, @Nullable Object key, @Nullable Object first, @Nullable Object second) throws Exception {
            return function.merge(state.substring(FunctionContext.STATES.length()), key, first, second);
        }
    }
}
