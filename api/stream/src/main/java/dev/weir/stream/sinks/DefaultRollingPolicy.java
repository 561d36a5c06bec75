package dev.weir.stream.sinks;

import java.time.Duration;

/**
 * A file is complete at a size, at an age, or when nothing was added to it for some time.
 *
 * @param bytes the size
 * @param openMillis the age
 * @param idleMillis for how long nothing was added
 */
public record DefaultRollingPolicy<T>(long bytes, long openMillis, long idleMillis) implements RollingPolicy<T> {
    private static final long serialVersionUID = 1L;
    private static final long MAX_BYTES = 128L << 20;
    private static final long MINUTE = 60_000;

    public DefaultRollingPolicy {
        if (bytes <= 0 || openMillis <= 0 || idleMillis <= 0) {
            throw new IllegalArgumentException("size and times must be positive");
        }
    }

    /** 128 MiB, a minute, a minute. */
    static <T> DefaultRollingPolicy<T> create() {
        return new DefaultRollingPolicy<>(MAX_BYTES, MINUTE, MINUTE);
    }

    /** Begins with 128 MiB, a minute, a minute. */
    public static Builder builder() {
        return new Builder(MAX_BYTES, MINUTE, MINUTE);
    }

    @Override
    public boolean shouldRollOnEvent(PartFileInfo file, T element) {
        return file.getSize() >= bytes;
    }

    @Override
    public boolean shouldRollOnProcessingTime(PartFileInfo file, long currentTime) {
        return currentTime - file.getCreationTime() >= openMillis
                || currentTime - file.getLastUpdateTime() >= idleMillis;
    }

    /** The policy with some of its values changed. */
    public record Builder(long bytes, long openMillis, long idleMillis) {
        /** The size at which a file is complete. */
        public Builder withMaxPartSize(long size) {
            return new Builder(size, openMillis, idleMillis);
        }

        /** The age at which a file is complete. */
        public Builder withRolloverInterval(Duration age) {
            return new Builder(bytes, age.toMillis(), idleMillis);
        }

        /** The time without an element after which a file is complete. */
        public Builder withInactivityInterval(Duration time) {
            return new Builder(bytes, openMillis, time.toMillis());
        }

        /** The policy. */
        public <T> DefaultRollingPolicy<T> build() {
            return new DefaultRollingPolicy<>(bytes, openMillis, idleMillis);
        }
    }
}
