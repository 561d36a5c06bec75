package dev.weir.state;

import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.StateSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All tables of an instance as they were frozen. */
final class RecordSnapshot implements StateSnapshot {
    private static final int MOST_CHANGES = 10;
    /** How much of a whole blob's size the changes after it may have. */
    private static final double LARGEST_CHANGES = 1;

    /**
     * What a complete checkpoint had of a table; one without records is not known.
     *
     * @param identity of what changes can follow: another table, or one that has gone to disk since, has another
     */
    record Known(Object identity, FreezableBits.Frozen used) {}

    /**
     * What a checkpoint consists of: something whole, and changes.
     *
     * @param wholeRecords records in the first blob
     */
    record Written(List<StateBlob> blobs, int wholeRecords, Map<TableId, Known> tables) {
        long size(int from) {
            return blobs.subList(from, blobs.size()).stream()
                    .mapToLong(blob -> blob.blob().length())
                    .sum();
        }
    }

    private Map<TableId, FrozenTable> tables;
    private final @Nullable Written before;
    private final List<Runnable> releases;
    private volatile @Nullable Written written;

    /** @param before the newest complete checkpoint; null for none */
    RecordSnapshot(Map<TableId, FrozenTable> tables, @Nullable Written before, List<Runnable> releases) {
        this.tables = tables;
        this.before = before;
        this.releases = releases;
    }

    /** What {@link #write} has written; null if it was not called. */
    @Nullable
    Written written() {
        return written;
    }

    @Override
    public List<StateBlob> write(BlobStore target) throws IOException {
        Map<TableId, Known> known = new LinkedHashMap<>();
        tables.forEach((id, table) -> {
            if (table.size() > 0) {
                known.put(id, new Known(table.line(), table.used()));
            }
        });
        Written last = before;
        if (last == null || last.blobs.isEmpty()) {
            return whole(target, known);
        }
        List<BlobPart> parts = new ArrayList<>();
        List<TableId> dropped = new ArrayList<>(last.tables.keySet().stream()
                .filter(id -> !tables.containsKey(id))
                .toList());
        long changed = 0;
        for (Map.Entry<TableId, FrozenTable> entry : tables.entrySet()) {
            FrozenTable table = entry.getValue();
            Known earlier = last.tables.get(entry.getKey());
            boolean same = earlier != null && earlier.identity == table.line();
            if (earlier != null && !same) {
                dropped.add(entry.getKey());
            }
            BlobPart part = part(entry.getKey(), table, same ? Objects.requireNonNull(earlier).used : null);
            long count = part.changeCount();
            changed += count;
            if (count > 0) {
                parts.add(part);
            }
        }
        if (parts.isEmpty() && dropped.isEmpty()) {
            return keep(last.blobs, last.wholeRecords, known);
        }
        double perRecord = (double) last.size(0) / Math.max(1, last.wholeRecords);
        boolean tooMuch = last.size(1) + changed * perRecord
                > LARGEST_CHANGES * last.blobs.getFirst().blob().length();
        if (last.blobs.size() > MOST_CHANGES || tooMuch) {
            return whole(target, known);
        }
        Blob changes = target.write(out -> RecordBlob.write(dropped, parts, out));
        List<StateBlob> blobs = new ArrayList<>(last.blobs);
        blobs.add(new StateBlob(RecordBlob.KIND, changes));
        return keep(blobs, last.wholeRecords, known);
    }

    /** @param before the numbers in use when what is left out was written; null when everything is written */
    private static BlobPart part(TableId id, FrozenTable table, FreezableBits.@Nullable Frozen before) {
        FrozenFamily family = table.family();
        return family == null ? new TablePart(id, table, before) : new EntriesPart(id, table, family, before == null);
    }

    private List<StateBlob> whole(BlobStore target, Map<TableId, Known> known) throws IOException {
        List<BlobPart> parts = new ArrayList<>();
        int records = 0;
        for (Map.Entry<TableId, FrozenTable> entry : tables.entrySet()) {
            if (entry.getValue().size() > 0) {
                parts.add(part(entry.getKey(), entry.getValue(), null));
                records += entry.getValue().size();
            }
        }
        if (parts.isEmpty()) {
            return keep(List.of(), 0, known);
        }
        Blob blob = target.write(out -> RecordBlob.write(List.of(), parts, out));
        return keep(List.of(new StateBlob(RecordBlob.KIND, blob)), records, known);
    }

    private List<StateBlob> keep(List<StateBlob> blobs, int wholeRecords, Map<TableId, Known> known) {
        written = new Written(List.copyOf(blobs), wholeRecords, known);
        return blobs;
    }

    /** Nobody needs it any more, unless somebody is reading. */
    void close() {
        for (FrozenTable table : tables.values()) {
            FrozenFamily family = table.family();
            if (family != null) {
                family.cold().view().close();
            }
        }
    }

    @Override
    public void release() {
        releases.forEach(Runnable::run);
        // What becomes of the checkpoint may be known much later.
        tables = Map.of();
    }
}
