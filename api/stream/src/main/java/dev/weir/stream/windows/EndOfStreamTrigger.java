package dev.weir.stream.windows;

/** Computes the global window at the end of the input, or never. */
final class EndOfStreamTrigger extends Trigger<Object, GlobalWindow> {
    private static final long serialVersionUID = 1L;

    private final boolean fires;

    EndOfStreamTrigger(boolean fires) {
        this.fires = fires;
    }

    @Override
    public TriggerResult onElement(Object element, long timestamp, GlobalWindow window, TriggerContext ctx) {
        if (fires) {
            ctx.registerEventTimeTimer(window.maxTimestamp());
        }
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, GlobalWindow window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, GlobalWindow window, TriggerContext ctx) {
        return TriggerResult.FIRE_AND_PURGE;
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(GlobalWindow window, OnMergeContext ctx) {}

    @Override
    public void clear(GlobalWindow window, TriggerContext ctx) {
        if (fires) {
            ctx.deleteEventTimeTimer(window.maxTimestamp());
        }
    }
}
