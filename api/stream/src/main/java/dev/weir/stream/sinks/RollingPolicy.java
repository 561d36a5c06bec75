package dev.weir.stream.sinks;

import java.io.Serializable;

/** Says when a file of a {@link FileSink} is complete, beside checkpoints. Copied for each parallel instance. */
public interface RollingPolicy<T> extends Serializable {
    /** Whether the file is complete now that the element is in it. */
    boolean shouldRollOnEvent(PartFileInfo file, T element);

    /** Whether the file is complete at this time. */
    boolean shouldRollOnProcessingTime(PartFileInfo file, long currentTime);

    /** What is known of a file. */
    interface PartFileInfo {
        /** The text of its bucket. */
        String getBucketId();

        /** When it was begun, in milliseconds. */
        long getCreationTime();

        /** How many bytes have been written to it. */
        long getSize();

        /** When the last element was added, in milliseconds. */
        long getLastUpdateTime();
    }
}
