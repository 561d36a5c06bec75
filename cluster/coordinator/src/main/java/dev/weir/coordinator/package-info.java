/**
 * Decides what a job does: who reads which split, when epochs begin, what follows from a failure. Pure state machines:
 * {@link dev.weir.coordinator.JobCoordinator} takes a message and returns messages. Uses {@code dev.weir.protocol}.
 */
@NullMarked
package dev.weir.coordinator;

import org.jspecify.annotations.NullMarked;
