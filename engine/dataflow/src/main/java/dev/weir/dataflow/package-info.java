/**
 * The contracts between those who ask for work (APIs), those who do it (operators, sources, sinks) and the machinery
 * that drives them: {@link dev.weir.dataflow.JobGraph}, {@link dev.weir.dataflow.Operator},
 * {@link dev.weir.dataflow.Source}, {@link dev.weir.dataflow.Sink}. Contracts only; uses {@code dev.weir.data},
 * {@code dev.weir.base} and the state contracts.
 */
@NullMarked
package dev.weir.dataflow;

import org.jspecify.annotations.NullMarked;
