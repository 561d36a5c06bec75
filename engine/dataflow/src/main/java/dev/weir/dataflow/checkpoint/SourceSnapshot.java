package dev.weir.dataflow.checkpoint;

import java.util.List;

/**
 * What the coordinator knew of a source.
 *
 * @param node the source's uid
 * @param enumerator what its enumerator needs to go on
 * @param complete whether all splits have been found
 * @param unassigned the splits that no reader had
 */
public record SourceSnapshot(String node, byte[] enumerator, boolean complete, List<SplitSnapshot> unassigned) {
    public SourceSnapshot {
        unassigned = List.copyOf(unassigned);
    }
}
