package dev.weir.bench.streams;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.state.MapState;
import dev.weir.stream.state.MapStateDescriptor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts by eight kinds of visits, and at every full second of event time gives a page's sum and begins anew. */
final class VisitCounter extends KeyedProcessFunction<Long, Visit, Visit> {
    private static final long serialVersionUID = 1;
    private static final long SECOND = 1000;

    private transient @Nullable MapState<Long, Long> counts;

    @Override
    public void open(OpenContext context) {
        counts = getRuntimeContext().getMapState(new MapStateDescriptor<>("counts", Long.class, Long.class));
    }

    @Override
    public void processElement(Visit visit, Context context, Collector<Visit> out) {
        MapState<Long, Long> state = Objects.requireNonNull(counts);
        long kind = visit.count() & 7;
        Long before = state.get(kind);
        state.put(kind, before == null ? visit.count() : before + visit.count());
        context.timerService().registerEventTimeTimer(visit.time() / SECOND * SECOND + SECOND);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Visit> out) {
        MapState<Long, Long> state = Objects.requireNonNull(counts);
        long sum = 0;
        for (long count : state.values()) {
            sum += count;
        }
        out.collect(new Visit(context.getCurrentKey(), time, sum));
        state.clear();
    }
}
