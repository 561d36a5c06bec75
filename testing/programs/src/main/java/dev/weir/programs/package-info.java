/**
 * DataStream programs for the simulator, which lies below the API that they are written in: found by it with
 * {@link java.util.ServiceLoader}.
 */
@NullMarked
package dev.weir.programs;

import org.jspecify.annotations.NullMarked;
