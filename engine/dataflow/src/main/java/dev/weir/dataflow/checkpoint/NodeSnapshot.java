package dev.weir.dataflow.checkpoint;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one instance of a source, operator or sink had when a barrier passed it, or when it had finished before.
 *
 * @param node the node's uid: its identity in the job
 * @param name what the node was called, for people
 * @param subtask which instance
 * @param parallelism how many instances there were
 * @param finished whether its input had ended and everything that follows from it had been emitted
 * @param watermark the watermark that it had seen; {@link Long#MIN_VALUE} when none
 * @param state the parts of its keyed state and lists
 * @param splits a source's splits that were not read to their end
 * @param committables what a sink's writer had prepared
 * @param inFlight what its producers had sent and it had not read yet, where the barrier has overtaken that; else null
 */
public record NodeSnapshot(
        String node,
        String name,
        int subtask,
        int parallelism,
        boolean finished,
        long watermark,
        List<StateBlob> state,
        List<SplitSnapshot> splits,
        List<byte[]> committables,
        @Nullable Blob inFlight) {
    public NodeSnapshot {
        state = List.copyOf(state);
        splits = List.copyOf(splits);
        committables = List.copyOf(committables);
    }

    /** What would be lost with a snapshot. */
    public enum Content {
        /** Keyed state or lists. */
        STATE,
        /** How far a source has read. */
        POSITION,
        /** Rows on their way to the instance. */
        IN_FLIGHT
    }

    /** What it holds; of what sinks have prepared, the {@link Checkpoint} itself knows. */
    public Set<Content> contents() {
        Set<Content> contents = EnumSet.noneOf(Content.class);
        if (!state.isEmpty()) {
            contents.add(Content.STATE);
        }
        if (!splits.isEmpty()) {
            contents.add(Content.POSITION);
        }
        if (inFlight != null) {
            contents.add(Content.IN_FLIGHT);
        }
        return contents;
    }

    /** The same with other state. */
    public NodeSnapshot withState(List<StateBlob> other) {
        return new NodeSnapshot(
                node, name, subtask, parallelism, finished, watermark, other, splits, committables, inFlight);
    }

    /** The same with something else on its way. */
    public NodeSnapshot withInFlight(@Nullable Blob other) {
        return new NodeSnapshot(
                node, name, subtask, parallelism, finished, watermark, state, splits, committables, other);
    }

    /** The same without what a sink's writer had prepared. */
    public NodeSnapshot withoutCommittables() {
        return new NodeSnapshot(
                node, name, subtask, parallelism, finished, watermark, state, splits, List.of(), inFlight);
    }

    /** All its blobs. */
    public Stream<Blob> blobs() {
        return Stream.concat(state.stream().map(StateBlob::blob), Stream.ofNullable(inFlight));
    }

    /** Bytes of its state. */
    public long stateBytes() {
        return blobs().mapToLong(Blob::length).sum();
    }
}
