package dev.weir.stream.time;

/**
 * Says that no record with this or an earlier time is expected any more.
 *
 * @param timestamp in milliseconds
 */
public record Watermark(long timestamp) {
    /** The end of time. */
    public static final Watermark MAX_WATERMARK = new Watermark(Long.MAX_VALUE);

    /** The time. */
    public long getTimestamp() {
        return timestamp;
    }
}
