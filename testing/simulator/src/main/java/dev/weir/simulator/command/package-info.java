/** {@code ./build sim}. Uses all of the simulator. */
@NullMarked
package dev.weir.simulator.command;

import org.jspecify.annotations.NullMarked;
