package dev.weir.stream.time;

/** A {@link TimestampAssigner} under the name that lambdas of Flink programs use. */
@FunctionalInterface
public interface SerializableTimestampAssigner<T> extends TimestampAssigner<T> {}
