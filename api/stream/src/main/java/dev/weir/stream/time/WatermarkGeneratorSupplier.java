package dev.weir.stream.time;

import dev.weir.stream.functions.Function;

/** Makes the generator of each split or stream. */
@FunctionalInterface
public interface WatermarkGeneratorSupplier<T> extends Function {
    WatermarkGenerator<T> createWatermarkGenerator();
}
