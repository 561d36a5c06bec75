/**
 * Runs the tasks of a {@link dev.weir.dataflow.JobGraph}: {@link dev.weir.runtime.Task} is a step function over
 * operators that it never looks into; tasks exchange batches through channels; a {@link dev.weir.runtime.TaskDriver}
 * decides on which thread and when a task steps. Uses {@code dev.weir.dataflow}, never operators or state.
 */
@NullMarked
package dev.weir.runtime;

import org.jspecify.annotations.NullMarked;
