package dev.weir.dataflow.checkpoint;

/**
 * A split that was not read to its end.
 *
 * @param split what is left of it, as the source's codec wrote it
 * @param watermark its event time so far; {@link Long#MIN_VALUE} when it has none. Nobody writes to the array.
 */
public record SplitSnapshot(byte[] split, long watermark) {}
