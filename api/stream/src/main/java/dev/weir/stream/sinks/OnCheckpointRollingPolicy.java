package dev.weir.stream.sinks;

/** Files are complete at checkpoints, and at the end of the input. */
public record OnCheckpointRollingPolicy<T>() implements RollingPolicy<T> {
    private static final long serialVersionUID = 1L;

    /** The policy. */
    public static <T> OnCheckpointRollingPolicy<T> build() {
        return new OnCheckpointRollingPolicy<>();
    }

    @Override
    public boolean shouldRollOnEvent(PartFileInfo file, T element) {
        return false;
    }

    @Override
    public boolean shouldRollOnProcessingTime(PartFileInfo file, long currentTime) {
        return false;
    }
}
