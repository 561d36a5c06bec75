package dev.weir.stream.time;

/** Where a {@link WatermarkGenerator} reports to. */
public interface WatermarkOutput {
    /** Event time has advanced; going back has no effect. Ends idleness. */
    void emitWatermark(Watermark watermark);

    /** Do not wait for this stream until its next watermark. */
    void markIdle();

    /** Wait for this stream again. */
    void markActive();
}
