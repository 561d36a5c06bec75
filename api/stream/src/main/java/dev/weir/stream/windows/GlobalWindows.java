package dev.weir.stream.windows;

import java.util.Collection;
import java.util.List;

/**
 * All records of a key in one window. Without a trigger of the user's it is computed never, or once at the end of the
 * input.
 */
public record GlobalWindows(boolean firesAtEnd) implements WindowAssigner<Object, GlobalWindow> {
    private static final long serialVersionUID = 1L;

    /** A window that only a trigger of the user's computes. */
    public static GlobalWindows create() {
        return new GlobalWindows(false);
    }

    /** A window that is computed when the input ends. */
    public static GlobalWindows createWithEndOfStreamTrigger() {
        return new GlobalWindows(true);
    }

    @Override
    public Collection<GlobalWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        return List.of(GlobalWindow.INSTANCE);
    }

    @Override
    public Trigger<Object, GlobalWindow> getDefaultTrigger() {
        return new EndOfStreamTrigger(firesAtEnd);
    }

    @Override
    public boolean isEventTime() {
        return false;
    }
}
