/**
 * Whole jobs in one thread from one seed, on the production code: {@link dev.weir.simulator.Simulation} is a host for
 * {@link dev.weir.local.LocalCluster} whose clock, queues and schedule follow from the seed. Uses
 * {@code dev.weir.local} and the test kit.
 */
@NullMarked
package dev.weir.simulator;

import org.jspecify.annotations.NullMarked;
