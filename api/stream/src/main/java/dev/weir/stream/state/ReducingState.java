package dev.weir.stream.state;

/** The reduction of all values added. */
public interface ReducingState<T> extends AppendingState<T, T> {}
