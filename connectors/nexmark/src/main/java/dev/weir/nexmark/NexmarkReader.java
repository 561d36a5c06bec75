package dev.weir.nexmark;

import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Makes the events of its shares, a block at a time. Owned by its task's thread. */
final class NexmarkReader implements SourceReader {
    private final NexmarkSource source;
    private final EventMaker events;
    private final OperatorContext context;
    private final Deque<Progress> shares = new ArrayDeque<>();
    /** When the first event was due on the clock, if events have to wait. */
    private long startMillis = Long.MIN_VALUE;

    private static final class Progress {
        private final NexmarkSource.Share share;
        private long next;

        Progress(NexmarkSource.Share share) {
            this.share = share;
            next = share.next();
        }

        long firstEvent() {
            return next * NexmarkSource.BLOCK;
        }
    }

    NexmarkReader(NexmarkSource source, OperatorContext context) {
        this.source = source;
        events = new EventMaker(source);
        this.context = context;
    }

    @Override
    public void add(Source.Split split) {
        shares.add(new Progress((NexmarkSource.Share) split));
    }

    /** After a change of the parallelism there may be more shares than readers: all go on at once. */
    @Override
    public boolean wantsMoreSplits() {
        return true;
    }

    @Override
    public Status poll(SourceOutput output) {
        Progress progress = shares.stream()
                .min(Comparator.comparingLong(share -> share.next))
                .orElse(null);
        if (progress == null) {
            return Status.NEEDS_SPLIT;
        }
        long first = progress.firstEvent();
        if (first >= source.events() && source.keptAlive()) {
            return Status.DRY;
        }
        if (first >= source.events()) {
            shares.remove(progress);
            output.splitFinished(progress.share);
            return shares.isEmpty() ? Status.NEEDS_SPLIT : Status.MORE;
        }
        int count = (int) Math.min(NexmarkSource.BLOCK, source.events() - first);
        if (source.limited() && isTooEarly(first + count - 1)) {
            return Status.DRY;
        }
        output.emit(progress.share, events.batch(first, count));
        progress.next += progress.share.of();
        return Status.MORE;
    }

    /** A block comes when its last event is due; event time goes on from where it was when the reader began. */
    private boolean isTooEarly(long event) {
        long now = context.clock().millis();
        if (startMillis == Long.MIN_VALUE) {
            startMillis = now - source.auctions().millis(event);
        }
        long due = startMillis + source.auctions().millis(event);
        if (due > now) {
            context.wakeUpAt(due);
        }
        return due > now;
    }

    @Override
    public List<Source.Split> unread() {
        List<Source.Split> unread = new ArrayList<>();
        for (Progress progress : shares) {
            unread.add(new NexmarkSource.Share(progress.share.index(), progress.share.of(), progress.next));
        }
        return unread;
    }
}
