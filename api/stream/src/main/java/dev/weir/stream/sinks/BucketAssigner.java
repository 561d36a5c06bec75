package dev.weir.stream.sinks;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Divides elements among the folders of a {@link FileSink}. Copied for each parallel instance.
 *
 * @param <B> what names a bucket: its text is a folder's path within the sink's, empty for that itself
 */
@FunctionalInterface
public interface BucketAssigner<T, B> extends Serializable {
    /** The bucket of an element. */
    B getBucketId(T element, Context context);

    /** The element's surroundings. */
    interface Context {
        /** Processing time in milliseconds. */
        long currentProcessingTime();

        /** The watermark before the element. */
        long currentWatermark();

        /** The element's event time; null when it has none. */
        @Nullable
        Long timestamp();
    }
}
