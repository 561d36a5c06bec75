package dev.weir.stream.operators;

import dev.weir.stream.windows.Evictor;

/** Time as evictors see it. */
record EvictorTime(WindowContext context) implements Evictor.EvictorContext {
    @Override
    public long getCurrentProcessingTime() {
        return context.timers().currentProcessingTime();
    }

    @Override
    public long getCurrentWatermark() {
        return context.timers().currentWatermark();
    }
}
