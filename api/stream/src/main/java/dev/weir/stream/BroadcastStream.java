package dev.weir.stream;

/** A stream whose records go to every instance, to be connected with another stream. */
public record BroadcastStream<T>(DataStream<T> stream) {}
