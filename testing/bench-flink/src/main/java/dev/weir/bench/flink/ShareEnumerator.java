package dev.weir.bench.flink;

import dev.weir.bench.flink.EventSource.Share;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives every reader its share when it appears. */
final class ShareEnumerator implements SplitEnumerator<Share, byte[]> {
    private final SplitEnumeratorContext<Share> context;
    private final boolean fresh;

    /** @param fresh whether no reader has restored its share */
    ShareEnumerator(SplitEnumeratorContext<Share> context, boolean fresh) {
        this.context = context;
        this.fresh = fresh;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public void addReader(int subtask) {
        if (fresh) {
            context.assignSplit(new Share(subtask, context.currentParallelism(), subtask), subtask);
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<Share> shares, int subtask) {
        shares.forEach(share -> context.assignSplit(share, subtask));
    }

    @Override
    public byte[] snapshotState(long checkpoint) {
        return new byte[0];
    }

    @Override
    public void close() {}
}
