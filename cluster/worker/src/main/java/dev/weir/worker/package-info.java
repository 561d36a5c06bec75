/**
 * Hosts the tasks of jobs and speaks for them: {@link dev.weir.worker.Worker}. Uses {@code dev.weir.runtime} and
 * {@code dev.weir.protocol}; finds state backends by {@link java.util.ServiceLoader}.
 */
@NullMarked
package dev.weir.worker;

import org.jspecify.annotations.NullMarked;
