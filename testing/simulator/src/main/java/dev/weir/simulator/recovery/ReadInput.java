package dev.weir.simulator.recovery;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.SourceSnapshot;
import dev.weir.dataflow.checkpoint.SplitSnapshot;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of a job had read when it ended: all there is, or, of a job that was drained, what its last
 * checkpoint says.
 *
 * @param drained the last checkpoint of a job that was drained; null of one that read everything
 */
public record ReadInput(@Nullable Checkpoint drained) {
    /** All there is. */
    static final ReadInput ALL = new ReadInput(null);

    /** For each split the batches of a source that were read. */
    public List<List<Batch>> of(String source, ListSource list) {
        return drained == null ? list.splits() : list.before(left(drained, source));
    }

    /** The rows of a source that were read, split by split. */
    public List<Row> rows(String source, ListSource list) {
        return of(source, list).stream()
                .flatMap(List::stream)
                .flatMap(batch -> batch.toRows().stream())
                .toList();
    }

    /**
     * What a source has not read, as splits; null when it does not know any yet. Of a split that is there twice, the
     * first counts: that of its reader.
     */
    static @Nullable List<byte[]> left(Checkpoint checkpoint, String source) {
        Optional<SourceSnapshot> known = checkpoint.sources().stream()
                .filter(snapshot -> snapshot.node().equals(source))
                .findFirst();
        if (known.isEmpty()) {
            return null;
        }
        List<byte[]> left = new ArrayList<>();
        checkpoint.byNode().getOrDefault(source, List.of()).stream()
                .flatMap(node -> node.splits().stream())
                .map(SplitSnapshot::split)
                .forEach(left::add);
        known.get().unassigned().stream().map(SplitSnapshot::split).forEach(left::add);
        return left;
    }
}
