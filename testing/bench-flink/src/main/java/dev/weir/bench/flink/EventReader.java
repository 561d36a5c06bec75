package dev.weir.bench.flink;

import dev.weir.bench.flink.EventSource.Share;
import dev.weir.nexmark.NexmarkEvents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.table.data.RowData;

/**
 * Makes the events of its shares, a block at each call: checkpoints fall between blocks. Owned by its task's thread.
 */
final class EventReader implements SourceReader<RowData, Share> {
    private final NexmarkEvents events;
    private final EventPaths paths;
    private final Deque<Share> shares = new ArrayDeque<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean last;

    EventReader(NexmarkEvents events, EventPaths paths) {
        this.events = events;
        this.paths = paths;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<RowData> output) {
        Share share = shares.poll();
        if (share == null) {
            return last ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        long first = share.next() * NexmarkEvents.BLOCK;
        if (first < events.count()) {
            int count = (int) Math.min(NexmarkEvents.BLOCK, events.count() - first);
            RowMaker rows = new RowMaker(events.batch(first, count), paths);
            for (int row = 0; row < count; row++) {
                output.collect(rows.row(row));
            }
            shares.add(new Share(share.index(), share.of(), share.next() + share.of()));
        }
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<Share> snapshotState(long checkpoint) {
        return new ArrayList<>(shares);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        if (!shares.isEmpty() || last) {
            return CompletableFuture.completedFuture(null);
        }
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        return available;
    }

    @Override
    public void addSplits(List<Share> more) {
        shares.addAll(more);
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        last = true;
        available.complete(null);
    }

    @Override
    public void close() {}
}
