package dev.weir.runtime;

import dev.weir.data.Batch;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.Source.SplitCodec;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.checkpoint.SplitSnapshot;
import dev.weir.dataflow.state.StateSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A source as the head of its task: polls the reader, asks for splits, derives event time, and cuts the stream into
 * epochs.
 *
 * <p>A barrier is sent when the coordinator has started an epoch. The source asks for one at once when its input runs
 * dry after something was emitted, and while rows flow when the interval has passed. One thread.
 */
final class SourceHead implements Head, Member, SourceReader.SourceOutput {
    private final TaskId task;
    private final StageContext context;
    private final SourceReader reader;
    private final @Nullable SplitCodec codec;
    private final StageOutput output;
    private final SplitTime time;
    private final JobGraph.Epochs epochs;
    private final TaskEvents events;
    private final Failures failures;

    private long nowMillis;
    private boolean dry;
    private boolean splitRequested;
    private boolean noSplitNow;
    private boolean noMoreSplits;
    private boolean idle;
    private boolean inputEnded;
    private boolean ended;

    private long epoch;
    /** Barriers that are to be sent; all but the newest belong to checkpoints. */
    private final ArrayDeque<Element.Barrier> started = new ArrayDeque<>();

    private boolean epochRequested;
    private long epochSinceMillis;
    private boolean inEpoch;
    private long newestStarted;

    SourceHead(
            TaskId task,
            StageContext context,
            JobGraph.SourceNode node,
            JobGraph.Epochs epochs,
            StageOutput output,
            TaskEvents events,
            Failures failures) {
        this.task = task;
        this.context = context;
        this.output = output;
        this.epochs = epochs;
        this.events = events;
        this.failures = failures;
        time = new SplitTime(node.watermarks());
        noMoreSplits = context.wasFinished();
        reader = noMoreSplits ? new FinishedReader() : node.source().reader(context);
        codec = noMoreSplits ? null : node.source().splitCodec().orElse(null);
    }

    /** Hands over a split. */
    void add(Source.Split split, long watermark) {
        splitRequested = false;
        noSplitNow = false;
        dry = false;
        try {
            time.add(split, watermark, context.clock().millis());
            reader.add(split);
        } catch (Throwable thrown) {
            throw failures.ofNode(name(), thrown);
        }
    }

    /** There is no split for it at present; one may come later. */
    void noSplitNow() {
        noSplitNow = true;
    }

    /** There is no split for it and never will be. */
    void noMoreSplits() {
        noMoreSplits = true;
        splitRequested = false;
        dry = false;
    }

    /** It is to end where it is; barriers that it was told of before come first. */
    void endInput() {
        inputEnded = true;
        splitRequested = false;
        dry = false;
    }

    /** A barrier is wanted; those for which it comes late may share a later one, but for checkpoints'. */
    void startEpoch(Element.Barrier barrier) {
        if (!started.isEmpty() && started.getLast().checkpoint() == 0) {
            started.removeLast();
        }
        newestStarted = Math.max(newestStarted, barrier.checkpoint());
        started.add(barrier);
    }

    @Override
    public boolean advance(long now) {
        nowMillis = now;
        if (ended) {
            return false;
        }
        if (sendBarrier()) {
            return true;
        }
        try {
            time.tick(now);
            boolean worked = !dry && poll();
            boolean passed = passTime();
            return worked || passed;
        } catch (Throwable thrown) {
            throw failures.ofNode(name(), thrown);
        } finally {
            if (!ended) {
                requestEpoch();
            }
        }
    }

    private boolean sendBarrier() {
        Element.Barrier barrier = started.poll();
        if (barrier == null) {
            return false;
        }
        epoch = barrier.epoch();
        epochRequested = false;
        inEpoch = false;
        output.signal(barrier);
        return true;
    }

    private boolean poll() {
        if (inputEnded) {
            end();
            return true;
        }
        SourceReader.Status status = time.size() == 0 ? SourceReader.Status.NEEDS_SPLIT : reader.poll(this);
        switch (status) {
            case MORE -> {
                if (reader.wantsMoreSplits()) {
                    requestSplit();
                }
                return true;
            }
            case DRY -> {
                dry = true;
                if (reader.wantsMoreSplits()) {
                    requestSplit();
                }
            }
            case NEEDS_SPLIT -> {
                dry = true;
                if (noMoreSplits) {
                    end();
                } else {
                    requestSplit();
                }
            }
        }
        return output.hasSent() || ended;
    }

    private void requestSplit() {
        if (!splitRequested && !noMoreSplits) {
            splitRequested = true;
            events.splitRequested(task, time.size());
        }
    }

    private boolean passTime() {
        if (ended) {
            return false;
        }
        output.watermark(time.watermark());
        boolean nowIdle = time.size() == 0 ? noSplitNow : time.isIdle();
        if (nowIdle != idle) {
            idle = nowIdle;
            output.signal(idle ? Element.Signal.IDLE : Element.Signal.ACTIVE);
            return true;
        }
        return output.hasSent();
    }

    private void requestEpoch() {
        if (output.takeSent() && !inEpoch) {
            inEpoch = true;
            epochSinceMillis = nowMillis;
        }
        if (epochs.enabled()
                && inEpoch
                && !epochRequested
                && (dry || nowMillis - epochSinceMillis >= epochs.intervalMillis())) {
            epochRequested = true;
            events.epochRequested(task, epoch);
        }
    }

    private void end() {
        output.watermark(Watermarks.MAX);
        output.signal(Element.Signal.END);
        ended = true;
    }

    @Override
    public void emit(Source.Split split, Batch batch) {
        Batch stamped = time.rows(split, batch, nowMillis);
        if (idle) {
            idle = false;
            output.signal(Element.Signal.ACTIVE);
        }
        output.emit(stamped);
    }

    @Override
    public void splitFinished(Source.Split split) {
        time.finish(split);
    }

    @Override
    public boolean overtake(long checkpoint) {
        // Which splits it has at the cut is what it was told before the epoch's start, not what it is told later.
        if (newestStarted < checkpoint && !ended) {
            return false;
        }
        boolean sent = !ended;
        while (sent) {
            sent = sendBarrier();
        }
        return true;
    }

    @Override
    public boolean record() {
        return false;
    }

    @Override
    public long deadline() {
        return ended ? StageContext.NEVER : time.deadline();
    }

    @Override
    public void heldUp(long millis) {
        time.heldUp(millis);
    }

    @Override
    public boolean isFinished() {
        return ended && output.isClear();
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public String name() {
        return context.name();
    }

    @Override
    public StageContext context() {
        return context;
    }

    @Override
    public StageOutput output() {
        return output;
    }

    @Override
    public boolean isClear() {
        return output.isClear();
    }

    @Override
    public boolean drain() {
        return output.drain();
    }

    @Override
    public void wakeUp(long now) {
        dry = false;
    }

    @Override
    public void read(OperatorContext.Mail mail) {
        if (ended) {
            return;
        }
        dry = false;
        try {
            mail.run(output);
        } catch (Throwable thrown) {
            throw failures.ofNode(name(), thrown);
        }
    }

    @Override
    public NodeCut cut(long checkpoint, boolean end) {
        try {
            List<SplitSnapshot> splits = new ArrayList<>();
            if (codec != null && (!end || inputEnded)) {
                // Of a source that was told to end, these say where that was.
                for (Source.Split split : reader.unread()) {
                    splits.add(new SplitSnapshot(codec.encode(split), time.watermark(split)));
                }
            }
            return new NodeCut(
                    time.watermark(),
                    end ? StateSnapshot.EMPTY : context.freeze(checkpoint),
                    splits,
                    CompletableFuture.completedFuture(List.of()));
        } catch (Throwable thrown) {
            throw failures.ofNode(name(), thrown);
        }
    }

    @Override
    public void settled(long checkpoint, boolean completed) {
        context.settled(checkpoint, completed);
        if (completed) {
            try {
                reader.checkpointCompleted(checkpoint);
            } catch (Throwable thrown) {
                throw failures.ofNode(name(), thrown);
            }
        }
    }

    /** Stands for the reader of a source that had been read to its end before the job was restored. */
    private static final class FinishedReader implements SourceReader {
        @Override
        public void add(Source.Split split) {
            throw new IllegalStateException("a split of a source that is finished: " + split.id());
        }

        @Override
        public Status poll(SourceOutput output) {
            return Status.NEEDS_SPLIT;
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
