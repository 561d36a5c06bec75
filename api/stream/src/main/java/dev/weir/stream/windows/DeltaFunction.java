package dev.weir.stream.windows;

import java.io.Serializable;

/** The distance between two records. */
@FunctionalInterface
public interface DeltaFunction<T> extends Serializable {
    double getDelta(T oldDataPoint, T newDataPoint);
}
