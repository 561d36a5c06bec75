/**
 * Jobs that are killed, fail and come back, in one thread from one seed: what they have committed in the end is what an
 * undisturbed run would have. Uses the simulator and {@code dev.weir.operators}.
 */
@NullMarked
package dev.weir.simulator.recovery;

import org.jspecify.annotations.NullMarked;
