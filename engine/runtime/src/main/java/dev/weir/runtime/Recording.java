package dev.weir.runtime;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.dataflow.state.BatchCodec;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What producers had sent to a task when they were cut for a checkpoint, and the task had not read when it was: it was
 * cut without waiting for that (Chandy and Lamport, "Distributed Snapshots", 1985). A channel's part is complete when
 * the sender's mark is found in it, or its end.
 *
 * <p>Rows become bytes at once, since user objects in them may be changed by who reads them next. The task's thread;
 * the last step may be done by another, when all parts are complete.
 */
final class Recording {
    private final long checkpoint;
    private final List<ChannelName> channels;
    private final boolean[] complete;
    private final BatchCodec.Writer batches;
    private final List<InFlight.Entry> entries = new ArrayList<>();
    private int open;
    private boolean cancelled;
    private @Nullable WeirException failure;

    Recording(long checkpoint, List<ChannelName> channels, BatchCodec.Writer batches) {
        this.checkpoint = checkpoint;
        this.channels = channels;
        this.batches = batches;
        complete = new boolean[channels.size()];
        open = channels.size();
    }

    /** Whether something of a channel still belongs to it. */
    boolean isOpen(int channel) {
        return !cancelled && !complete[channel];
    }

    /** Nothing more of a channel belongs to it. */
    void complete(int channel) {
        if (!complete[channel]) {
            complete[channel] = true;
            open--;
        }
    }

    /** Whether all of it is there. */
    boolean isComplete() {
        return open == 0;
    }

    /** Nobody wants it any more. */
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** What cannot be kept, if anything. */
    @Nullable
    WeirException failure() {
        return failure;
    }

    /** Adds an element of a channel; barriers mean nothing to those who read it later. */
    void add(int channel, Element element) {
        switch (element) {
            case Element.Data(Batch batch) -> addRows(channel, batch);
            case Element.Watermark(long millis) -> entries.add(new InFlight.Entry(channel, InFlight.WATERMARK, millis));
            case Element.Signal.IDLE -> entries.add(new InFlight.Entry(channel, InFlight.IDLE, 0));
            case Element.Signal.ACTIVE -> entries.add(new InFlight.Entry(channel, InFlight.ACTIVE, 0));
            case Element.Signal.END -> entries.add(new InFlight.Entry(channel, InFlight.END, 0));
            case Element.Barrier barrier -> {}
            case Element.Cut cut -> {}
        }
    }

    private void addRows(int channel, Batch batch) {
        try {
            if (!cancelled) {
                batches.add(batch);
                entries.add(new InFlight.Entry(channel, InFlight.ROWS, 0));
            }
        } catch (WeirException e) {
            failure = e;
            cancelled = true;
        }
    }

    /** Adds what was just taken from a channel; nothing more of it belongs here if that is the sender's mark. */
    void take(int channel, Element element) {
        add(channel, element);
        if (isMark(element)) {
            complete(channel);
        }
    }

    /** Adds what lies in a channel up to the sender's mark; false when that has not come yet. */
    boolean read(int number, Channel channel) {
        boolean[] marked = new boolean[1];
        channel.look(element -> {
            marked[0] = isMark(element);
            return !marked[0];
        });
        if (marked[0]) {
            channel.look(element -> {
                take(number, element);
                return isOpen(number);
            });
        }
        return marked[0];
    }

    private boolean isMark(Element element) {
        return switch (element) {
            case Element.Barrier barrier -> barrier.checkpoint() >= checkpoint;
            case Element.Cut(long number) -> number >= checkpoint;
            case Element.Signal.END -> true;
            default -> false;
        };
    }

    /** Whether there is nothing in it. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    void writeTo(OutputStream target) throws IOException {
        DataOutputStream out = new DataOutputStream(target);
        out.writeInt(channels.size());
        for (ChannelName channel : channels) {
            out.writeUTF(channel.edge());
            out.writeInt(channel.producer());
        }
        out.writeInt(entries.size());
        for (InFlight.Entry entry : entries) {
            out.writeInt(entry.channel());
            out.writeByte(entry.kind());
            out.writeLong(entry.millis());
        }
        out.flush();
        batches.writeTo(target);
    }
}
