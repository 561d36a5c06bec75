/**
 * What tests of operators, sources and sinks need: a clock turned by hand, contexts and outputs that record, and
 * {@link dev.weir.testkit.OperatorHarness}, which runs an operator in all ways that must come to the same. Uses
 * {@code dev.weir.dataflow} and the state backend on the class path; nothing but tests and the simulator uses it.
 */
@NullMarked
package dev.weir.testkit;

import org.jspecify.annotations.NullMarked;
