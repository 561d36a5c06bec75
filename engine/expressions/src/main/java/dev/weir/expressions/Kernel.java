package dev.weir.expressions;

/**
 * A function bound to the types of one call: evaluates whole columns. Pre-written loops over arrays; nothing in it
 * depends on a query but through its arguments. Instances are used by one thread at a time and may keep buffers between
 * batches.
 *
 * <p>Which of the four kinds a function returns says who takes care of NULLs and of rows that are not selected.
 */
public sealed interface Kernel permits TotalKernel, PartialKernel, NullAwareKernel, LazyKernel {}
