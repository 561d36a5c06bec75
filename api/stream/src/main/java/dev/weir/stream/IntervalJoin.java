package dev.weir.stream;

import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.operators.FunctionCopies;
import dev.weir.stream.operators.IntervalJoinFunction;
import dev.weir.stream.operators.RecordHandlers;
import dev.weir.stream.process.ProcessJoinFunction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A join of records of a key by how far apart their times are. */
public final class IntervalJoin<A, B, K> {
    private final KeyedStream<A, K> left;
    private final KeyedStream<B, K> right;

    IntervalJoin(KeyedStream<A, K> left, KeyedStream<B, K> right) {
        this.left = left;
        this.right = right;
    }

    /** Joins in event time, the only time there is for it. */
    public IntervalJoin<A, B, K> inEventTime() {
        return this;
    }

    /**
     * Right records may be as much earlier than the left one as {@code lowerBound} (negative) says, and as much later
     * as {@code upperBound} says, both included.
     */
    public Bounded<A, B, K> between(Duration lowerBound, Duration upperBound) {
        if (lowerBound.compareTo(upperBound) > 0) {
            throw new IllegalArgumentException("the lower bound " + lowerBound + " lies above the upper " + upperBound);
        }
        return new Bounded<>(left, right, lowerBound.toMillis(), upperBound.toMillis());
    }

    /** A join with its bounds. */
    public static final class Bounded<A, B, K> {
        private final KeyedStream<A, K> left;
        private final KeyedStream<B, K> right;
        private long lowerMillis;
        private long upperMillis;
        private @Nullable OutputTag<A> lateLeft;
        private @Nullable OutputTag<B> lateRight;

        private Bounded(KeyedStream<A, K> left, KeyedStream<B, K> right, long lowerMillis, long upperMillis) {
            this.left = left;
            this.right = right;
            this.lowerMillis = lowerMillis;
            this.upperMillis = upperMillis;
        }

        /** Leaves the lower bound itself out. */
        public Bounded<A, B, K> lowerBoundExclusive() {
            lowerMillis++;
            return this;
        }

        /** Leaves the upper bound itself out. */
        public Bounded<A, B, K> upperBoundExclusive() {
            upperMillis--;
            return this;
        }

        /** Where left records go that come behind the watermark. */
        public Bounded<A, B, K> sideOutputLeftLateData(OutputTag<A> tag) {
            lateLeft = tag;
            return this;
        }

        /** Where right records go that come behind the watermark. */
        public Bounded<A, B, K> sideOutputRightLateData(OutputTag<B> tag) {
            lateRight = tag;
            return this;
        }

        /** Calls a function for each pair. */
        public <O> SingleOutputStreamOperator<O> process(ProcessJoinFunction<A, B, O> function) {
            FunctionCopies.check(function);
            IntervalJoinFunction join = new IntervalJoinFunction(
                    DataStream.untyped(function),
                    lowerMillis,
                    upperMillis,
                    lateLeft == null ? null : DataStream.untyped(lateLeft),
                    lateRight == null ? null : DataStream.untyped(lateRight));
            return new ConnectedStreams<>(left, right)
                    .record("Interval Join", RecordHandlers.INTERVAL_JOIN, join, true);
        }
    }
}
