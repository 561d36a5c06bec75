/** The jobs that {@code ./build sim} runs, made of slow and obvious operators. Uses the simulator and the test kit. */
@NullMarked
package dev.weir.simulator.jobs;

import org.jspecify.annotations.NullMarked;
