package dev.weir.stream.operators;

import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.guard.FunctionFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** How records are folded into slices, and slices into windows. */
sealed interface SliceFold {
    /** The accumulator of a slice with a record added; null is that of no record. */
    Object add(@Nullable Object accumulator, Object value) throws Exception;

    /** Both in one; neither is changed. */
    Object merge(Object a, Object b) throws Exception;

    /** The result of an accumulator. */
    Object result(Object accumulator);

    /**
     * Whether accumulators may take part in several merges. Asked with the first record, before anything is kept; when
     * not, each window gets accumulators of its own.
     */
    boolean sharesSlices(Object firstValue);

    static SliceFold of(WindowContent content) {
        return switch (content) {
            case WindowContent.Reduced reduced -> new Reduction(reduced.guarded());
            case WindowContent.Aggregated aggregated -> new Aggregation(aggregated.guarded(), aggregated.function());
            case WindowContent.Elements ignored ->
                throw new IllegalArgumentException("windows of elements have nothing to fold");
        };
    }

    /** By a reduce function, which must not change its arguments: windows share the records too. */
    record Reduction(ReduceFunction<Object> function) implements SliceFold {
        @Override
        public Object add(@Nullable Object accumulator, Object value) throws Exception {
            return accumulator == null ? value : function.reduce(accumulator, value);
        }

        @Override
        public Object merge(Object a, Object b) throws Exception {
            return function.reduce(a, b);
        }

        @Override
        public Object result(Object accumulator) {
            return accumulator;
        }

        @Override
        public boolean sharesSlices(Object firstValue) {
            return true;
        }
    }

    /**
     * By an aggregate function.
     *
     * @param bare the function that it guards
     */
    record Aggregation(
            AggregateFunction<Object, Object, Object> function, AggregateFunction<Object, Object, Object> bare)
            implements SliceFold {
        @Override
        public Object add(@Nullable Object accumulator, Object value) {
            return function.add(value, accumulator == null ? function.createAccumulator() : accumulator);
        }

        @Override
        public Object merge(Object a, Object b) {
            return function.merge(a, b);
        }

        @Override
        public Object result(Object accumulator) {
            return function.getResult(accumulator);
        }

        /**
         * A merge may change its arguments, so only values can be merged more than once: accumulators of a class that
         * is known to be one, which {@code add} replaces instead of changing. Programs written for Flink may also leave
         * {@code merge} out, as Flink calls it for sessions only.
         */
        @Override
        public boolean sharesSlices(Object firstValue) {
            Object empty = function.createAccumulator();
            Object one = function.add(firstValue, empty);
            if (one == empty || !isValue(one)) {
                return false;
            }
            try {
                return bare.merge(one, function.createAccumulator()) != null;
            } catch (UnsupportedOperationException unsupported) {
                return false;
            } catch (Throwable failure) {
                throw FunctionFailure.thrownBy(bare, failure);
            }
        }

        private static boolean isValue(Object accumulator) {
            return switch (accumulator) {
                case Record record -> true;
                case String text -> true;
                case Long number -> true;
                case Integer number -> true;
                case Double number -> true;
                case Float number -> true;
                case BigDecimal number -> true;
                case BigInteger number -> true;
                default -> false;
            };
        }
    }
}
