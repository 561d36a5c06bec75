package dev.weir.stream.state;

/** The aggregate of all values added. */
public interface AggregatingState<I, O> extends AppendingState<I, O> {}
