package dev.weir.runtime;

import dev.weir.dataflow.JobGraph;

/**
 * A channel as seen by its consumer, in words that hold for a later start of the job, too.
 *
 * @param edge between which nodes
 * @param producer which instance sends
 */
record ChannelName(String edge, int producer) {
    /** The edge in words. */
    static String edge(JobGraph job, JobGraph.Edge edge) {
        return job.nodes().get(edge.from()).uid() + "[" + edge.output() + "] -> "
                + job.nodes().get(edge.to()).uid() + "[" + edge.input() + "]";
    }
}
