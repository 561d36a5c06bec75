package dev.weir.stream.windows;

/** What becomes of a window now. */
public enum TriggerResult {
    CONTINUE(false, false),
    FIRE(true, false),
    PURGE(false, true),
    FIRE_AND_PURGE(true, true);

    private final boolean fire;
    private final boolean purge;

    TriggerResult(boolean fire, boolean purge) {
        this.fire = fire;
        this.purge = purge;
    }

    /** Whether the window is computed. */
    public boolean isFire() {
        return fire;
    }

    /** Whether its content is dropped, after it was computed. */
    public boolean isPurge() {
        return purge;
    }
}
