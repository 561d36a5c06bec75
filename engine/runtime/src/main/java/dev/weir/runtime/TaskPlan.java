package dev.weir.runtime;

import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import java.util.List;

/**
 * What a task is made from.
 *
 * @param inputs the channels to read by logical input of the first node
 * @param commonAncestor whether rows of one source can reach several of the inputs
 * @param outputs the channels to send to
 * @param bell rung by the channels' other ends
 */
record TaskPlan(
        TaskId id,
        JobGraph job,
        TaskGraph.Vertex vertex,
        List<List<Receiving>> inputs,
        boolean commonAncestor,
        List<Sending> outputs,
        Bell bell,
        TaskServices services) {
    /**
     * The reading end of a channel.
     *
     * @param name which channel it is
     */
    record Receiving(JobGraph.Edge edge, ChannelName name, Channel channel) {}

    /**
     * The sending end of an edge between tasks.
     *
     * @param channels to the consumers that this instance reaches, in their order
     */
    record Sending(JobGraph.Edge edge, List<Channel> channels) {}
}
