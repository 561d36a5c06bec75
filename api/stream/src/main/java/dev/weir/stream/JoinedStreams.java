package dev.weir.stream;

import dev.weir.stream.functions.CoGroupFunction;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.FlatJoinFunction;
import dev.weir.stream.functions.JoinFunction;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.guard.FunctionAdapter;
import dev.weir.stream.operators.FunctionCopies;
import dev.weir.stream.windows.Evictor;
import dev.weir.stream.windows.Trigger;
import dev.weir.stream.windows.Window;
import dev.weir.stream.windows.WindowAssigner;
import java.time.Duration;

/**
 * Two streams whose records are paired by key and window: {@code a.join(b).where(..).equalTo(..).window(..).apply(..)}.
 */
public final class JoinedStreams<A, B> {
    private final DataStream<A> first;
    private final DataStream<B> second;

    JoinedStreams(DataStream<A> first, DataStream<B> second) {
        this.first = first;
        this.second = second;
    }

    /** The key of the first stream. */
    public <K> Where<A, B, K> where(KeySelector<? super A, ? extends K> key) {
        return new Where<>(new CoGroupedStreams<>(first, second).where(key));
    }

    /** With the first stream's key. */
    public record Where<A, B, K>(CoGroupedStreams.Where<A, B, K> where) {
        /** The key of the second stream. */
        public EqualTo<A, B, K> equalTo(KeySelector<? super B, ? extends K> other) {
            return new EqualTo<>(where.equalTo(other));
        }
    }

    /** With both keys. */
    public record EqualTo<A, B, K>(CoGroupedStreams.EqualTo<A, B, K> keys) {
        /** The windows. */
        public <W extends Window> WithWindow<A, B, K, W> window(WindowAssigner<Object, W> assigner) {
            return new WithWindow<>(keys.window(assigner));
        }
    }

    /** With windows. */
    public static final class WithWindow<A, B, K, W extends Window> {
        private final CoGroupedStreams.WithWindow<A, B, K, W> groups;

        private WithWindow(CoGroupedStreams.WithWindow<A, B, K, W> groups) {
            this.groups = groups;
        }

        /** Says when windows are computed, instead of the assigner. */
        public WithWindow<A, B, K, W> trigger(Trigger<Object, ? super W> trigger) {
            groups.trigger(trigger);
            return this;
        }

        /** Takes records out of windows when they are computed. */
        public WithWindow<A, B, K, W> evictor(Evictor<Object, ? super W> evictor) {
            groups.evictor(evictor);
            return this;
        }

        /** Keeps windows for some time behind their end. */
        public WithWindow<A, B, K, W> allowedLateness(Duration lateness) {
            groups.allowedLateness(lateness);
            return this;
        }

        /** Makes one record of each pair. */
        public <O> SingleOutputStreamOperator<O> apply(JoinFunction<A, B, O> function) {
            FunctionCopies.check(function);
            return groups.apply(new Pairs<>(function));
        }

        /** Makes any number of records of each pair. */
        public <O> SingleOutputStreamOperator<O> apply(FlatJoinFunction<A, B, O> function) {
            FunctionCopies.check(function);
            return groups.apply(new FlatPairs<>(function));
        }
    }

    private record Pairs<A, B, O>(JoinFunction<A, B, O> adapted) implements CoGroupFunction<A, B, O>, FunctionAdapter {
        private static final long serialVersionUID = 1L;

        @Override
        public void coGroup(Iterable<A> first, Iterable<B> second, Collector<O> out) throws Exception {
            for (A left : first) {
                for (B right : second) {
                    out.collect(adapted.join(left, right));
                }
            }
        }
    }

    private record FlatPairs<A, B, O>(FlatJoinFunction<A, B, O> adapted)
            implements CoGroupFunction<A, B, O>, FunctionAdapter {
        private static final long serialVersionUID = 1L;

        @Override
        public void coGroup(Iterable<A> first, Iterable<B> second, Collector<O> out) throws Exception {
            for (A left : first) {
                for (B right : second) {
                    adapted.join(left, right, out);
                }
            }
        }
    }
}
