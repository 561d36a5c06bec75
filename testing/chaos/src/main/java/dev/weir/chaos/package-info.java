/**
 * Real processes, killed at random moments: a generator, a Kafka broker and Weir. What Weir has committed in the end is
 * compared with what a plain program makes of the same input. Uses {@code dev.weir.servers}, and Weir only by its
 * command line.
 */
@NullMarked
package dev.weir.chaos;

import org.jspecify.annotations.NullMarked;
