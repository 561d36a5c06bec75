package dev.weir.stream;

import dev.weir.stream.functions.CoGroupFunction;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.guard.FunctionAdapter;
import dev.weir.stream.guard.FunctionFailure;
import dev.weir.stream.operators.FunctionCopies;
import dev.weir.stream.process.WindowFunction;
import dev.weir.stream.windows.Evictor;
import dev.weir.stream.windows.Trigger;
import dev.weir.stream.windows.Window;
import dev.weir.stream.windows.WindowAssigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two streams whose records are grouped by key and window:
 * {@code a.coGroup(b).where(..).equalTo(..).window(..).apply(..)}.
 */
public final class CoGroupedStreams<A, B> {
    private final DataStream<A> first;
    private final DataStream<B> second;

    CoGroupedStreams(DataStream<A> first, DataStream<B> second) {
        this.first = first;
        this.second = second;
    }

    /** The key of the first stream. */
    public <K> Where<A, B, K> where(KeySelector<? super A, ? extends K> key) {
        return new Where<>(first, second, key);
    }

    /** With the first stream's key. */
    public record Where<A, B, K>(DataStream<A> first, DataStream<B> second, KeySelector<? super A, ? extends K> key) {
        /** The key of the second stream. */
        public EqualTo<A, B, K> equalTo(KeySelector<? super B, ? extends K> other) {
            return new EqualTo<>(first, second, key, other);
        }
    }

    /** With both keys. */
    public record EqualTo<A, B, K>(
            DataStream<A> first,
            DataStream<B> second,
            KeySelector<? super A, ? extends K> firstKey,
            KeySelector<? super B, ? extends K> secondKey) {
        /** The windows. */
        public <W extends Window> WithWindow<A, B, K, W> window(WindowAssigner<Object, W> assigner) {
            // As many instances as before, so that the rows of a key stay in their order.
            DataStream<Side> left = first.map(value -> new Side(value, true))
                    .setParallelism(first.getParallelism())
                    .name("First");
            DataStream<Side> right = second.map(value -> new Side(value, false))
                    .setParallelism(second.getParallelism())
                    .name("Second");
            KeyedStream<Side, K> both = left.union(right).keyBy(new SideKey<>(firstKey, secondKey));
            return new WithWindow<>(
                    new WindowedStream<>(both, assigner, "Co-Group", Transformation.DEFAULT_PARALLELISM));
        }
    }

    /** With windows. */
    public static final class WithWindow<A, B, K, W extends Window> {
        private final WindowedStream<Side, K, W> windows;

        private WithWindow(WindowedStream<Side, K, W> windows) {
            this.windows = windows;
        }

        /** Says when windows are computed, instead of the assigner. */
        public WithWindow<A, B, K, W> trigger(Trigger<Object, ? super W> trigger) {
            windows.trigger(trigger);
            return this;
        }

        /** Takes records out of windows when they are computed. */
        public WithWindow<A, B, K, W> evictor(Evictor<Object, ? super W> evictor) {
            windows.evictor(evictor);
            return this;
        }

        /** Keeps windows for some time behind their end. */
        public WithWindow<A, B, K, W> allowedLateness(Duration lateness) {
            windows.allowedLateness(lateness);
            return this;
        }

        /** Hands the records of each key and window to a function. */
        public <O> SingleOutputStreamOperator<O> apply(CoGroupFunction<A, B, O> function) {
            FunctionCopies.check(function);
            return windows.apply(new Apply<>(function));
        }
    }

    /** The key of a record, by its side. */
    private record SideKey<A, B, K>(
            KeySelector<? super A, ? extends K> ofFirst, KeySelector<? super B, ? extends K> ofSecond)
            implements KeySelector<Side, K> {
        private static final long serialVersionUID = 1L;

        @Override
        public K getKey(Side side) {
            try {
                return side.isFirst()
                        ? ofFirst.getKey(DataStream.untyped(side.value()))
                        : ofSecond.getKey(DataStream.untyped(side.value()));
            } catch (Throwable failure) {
                throw FunctionFailure.thrownBy(side.isFirst() ? ofFirst : ofSecond, failure);
            }
        }
    }

    /** Divides a window's records by their side. */
    private record Apply<A, B, O, K, W extends Window>(CoGroupFunction<A, B, O> adapted)
            implements WindowFunction<Side, O, K, W>, FunctionAdapter {
        private static final long serialVersionUID = 1L;

        @Override
        public void apply(K key, W window, Iterable<Side> input, Collector<O> out) throws Exception {
            List<A> first = new ArrayList<>();
            List<B> second = new ArrayList<>();
            for (Side side : input) {
                if (side.isFirst()) {
                    first.add(DataStream.untyped(side.value()));
                } else {
                    second.add(DataStream.untyped(side.value()));
                }
            }
            adapted.coGroup(first, second, out);
        }
    }
}
