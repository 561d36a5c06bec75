package dev.weir.runtime;

import dev.weir.base.Clock;
import dev.weir.base.Metrics;
import dev.weir.dataflow.state.StateBackend;
import java.util.function.IntFunction;

/**
 * What a worker lends to the tasks of one job.
 *
 * @param clock processing time
 * @param metrics the job's metrics
 * @param nodeMetrics the metrics of a node by its id
 * @param state where operators keep their state
 * @param events to whom tasks report
 * @param launcher runs what blocks
 * @param checkpoints for checkpoints
 */
public record TaskServices(
        Clock clock,
        Metrics metrics,
        IntFunction<NodeMetrics> nodeMetrics,
        StateBackend state,
        TaskEvents events,
        Launcher launcher,
        CheckpointServices checkpoints) {}
