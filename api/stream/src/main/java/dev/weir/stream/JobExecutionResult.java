package dev.weir.stream;

import java.util.Map;

/**
 * How a job ended.
 *
 * @param jobName what the program called it
 * @param jobId what the executor called it
 * @param metrics the last values of its metrics
 */
public record JobExecutionResult(String jobName, String jobId, Map<String, Long> metrics) {
    public JobExecutionResult {
        metrics = Map.copyOf(metrics);
    }
}
