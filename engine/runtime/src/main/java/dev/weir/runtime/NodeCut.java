package dev.weir.runtime;

import dev.weir.dataflow.checkpoint.SplitSnapshot;
import dev.weir.dataflow.state.StateSnapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a node of a task had when a barrier passed it, before it is written.
 *
 * @param watermark the watermark that it had seen
 * @param state frozen; to be released
 * @param splits of a source: those not read to their end
 * @param committables of a sink: what its writer is preparing
 */
record NodeCut(
        long watermark,
        StateSnapshot state,
        List<SplitSnapshot> splits,
        CompletableFuture<List<byte[]>> committables) {}
