package dev.weir.runtime;

import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Watermarks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the channels that lead to a task, in turn, one element a step, and lets its first stage see what holds for all
 * of them: the least watermark, the barriers that have come everywhere, the end of an input.
 *
 * <p>Alignment: a channel whose barrier is ahead of the others' is left alone until theirs have come, or they have
 * ended. One exception: while the operator refuses an input (a lookup join that is still loading its table), channels
 * may run ahead of that input, or neither would ever move. The barriers that the task passes on stay behind the slowest
 * channel.
 *
 * <p>An input that is refused while another, fed by the same producer, is wanted would stop that producer when its
 * channel is full. Where inputs have such a common ancestor, channels of refused inputs have no bound.
 *
 * <p>A checkpoint may overtake: then the task is cut at once, and what its producers had sent before they were cut
 * themselves is recorded and goes into the checkpoint. After a restore that is read before the channels are. A task to
 * which something is broadcast waits all the same: rows that some instances had seen and others had not could not be
 * divided among another number of them.
 */
final class InputHead implements Head {
    /** A channel and what has come through it. */
    private static final class Input {
        private final Channel channel;
        private final int number;
        private final int index;
        private WatermarkMerge.Member time;
        /** The newest checkpoint for which the sender is known to have been cut. */
        private long senderCut;

        private Element.Barrier barrier = new Element.Barrier(0);
        private boolean ended;
        private boolean endedBefore;

        Input(Channel channel, int number, int index, WatermarkMerge.Member time) {
            this.channel = channel;
            this.number = number;
            this.index = index;
            this.time = time;
        }
    }

    private final Stage stage;
    private final Input[] inputs;
    private final int[] openChannels; // by logical input
    private final boolean commonAncestor;
    private final boolean waits;
    private final TaskCheckpoints checkpoints;
    private final List<ChannelName> names = new ArrayList<>();
    private final ArrayDeque<InFlight.Sent> restored;
    private final int[] restoredElements; // by logical input
    private final WatermarkMerge time = new WatermarkMerge();
    private int next;
    private long epoch;
    private long watermark = Watermarks.MIN;
    private boolean idle;
    /** The newest checkpoint for which the task was cut, or cannot be. */
    private long newestCut;

    private @Nullable Recording recording;

    /**
     * Reads channels.
     *
     * @param channels by logical input of the stage
     * @param commonAncestor whether rows of one source can reach several inputs
     * @param restored what comes before anything from the channels, with the channel it counts for
     */
    InputHead(
            Stage stage,
            List<List<TaskPlan.Receiving>> channels,
            boolean commonAncestor,
            TaskCheckpoints checkpoints,
            List<InFlight.Sent> restored) {
        this.stage = stage;
        this.commonAncestor = commonAncestor;
        this.checkpoints = checkpoints;
        openChannels = new int[channels.size()];
        restoredElements = new int[channels.size()];
        List<Input> all = new ArrayList<>();
        for (int index = 0; index < channels.size(); index++) {
            openChannels[index] = channels.get(index).size();
            for (TaskPlan.Receiving receiving : channels.get(index)) {
                all.add(new Input(receiving.channel(), all.size(), index, time.add()));
                names.add(receiving.name());
            }
        }
        inputs = all.toArray(Input[]::new);
        waits = channels.stream()
                .flatMap(List::stream)
                .anyMatch(receiving -> receiving.edge().partitioning() instanceof Partitioning.Broadcast);
        this.restored = new ArrayDeque<>(restored);
        restored.forEach(sent -> restoredElements[inputs[sent.channel()].index]++);
    }

    @Override
    public boolean advance(long nowMillis) {
        InFlight.Sent first = restored.peek();
        if (first != null && stage.accepts(inputs[first.channel()].index)) {
            takeRestored(restored.remove());
            return true;
        }
        boolean refused = false;
        boolean ahead = false;
        for (int i = 0; i < inputs.length; i++) {
            Input input = inputs[(next + i) % inputs.length];
            if (input.ended) {
                continue;
            }
            boolean accepted = stage.accepts(input.index);
            if (commonAncestor) {
                input.channel.setUnbounded(!accepted);
            }
            if (!accepted) {
                refused = true;
            } else if (isAhead(input)) {
                ahead = true;
            } else if (take(input)) {
                next = (next + i + 1) % inputs.length;
                return true;
            }
        }
        if (refused && ahead && takeAhead()) {
            return true;
        }
        for (Input input : inputs) {
            input.channel.leave();
        }
        return false;
    }

    /**
     * Takes an element from behind a barrier. If that is a checkpoint's for which the task has not been cut, the
     * checkpoint cannot be: what the task has is no longer what it had before the barrier on every channel.
     */
    private boolean takeAhead() {
        for (Input input : inputs) {
            if (input.senderCut > newestCut
                    && !input.ended
                    && isAhead(input)
                    && stage.accepts(input.index)
                    && !input.channel.isEmpty()) {
                newestCut = input.senderCut;
                checkpoints.crossed(newestCut);
            }
            if (!input.ended && isAhead(input) && stage.accepts(input.index) && take(input)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAhead(Input input) {
        return input.barrier.epoch() > epoch || (waits && input.senderCut > newestCut);
    }

    private boolean take(Input input) {
        // What was sent before the job was restored comes first.
        Element element = restoredElements[input.index] == 0 ? input.channel.poll() : null;
        if (element == null) {
            return false;
        }
        if (recording != null && recording.isOpen(input.number)) {
            recording.take(input.number, element);
        }
        switch (element) {
            case Element.Data data -> stage.rows(input.index, data.batch());
            case Element.Watermark(long millis) -> {
                time.advance(input.time, millis);
                passTime(input);
            }
            case Element.Barrier barrier -> {
                input.barrier = barrier;
                input.senderCut = Math.max(input.senderCut, barrier.checkpoint());
                align(input);
                alignCut();
            }
            case Element.Cut(long checkpoint) -> {
                input.senderCut = checkpoint;
                overtake(checkpoint);
                alignCut();
            }
            case Element.Signal.IDLE -> {
                time.setIdle(input.time, true);
                passTime(input);
            }
            case Element.Signal.ACTIVE -> {
                time.setIdle(input.time, false);
                passTime(input);
            }
            case Element.Signal.END -> end(input);
        }
        return true;
    }

    /** Takes what a channel held when the job was cut. That it had ended then says nothing about now. */
    private void takeRestored(InFlight.Sent sent) {
        Input input = inputs[sent.channel()];
        restoredElements[input.index]--;
        switch (sent.element()) {
            case Element.Data data -> stage.rows(input.index, data.batch());
            case Element.Watermark(long millis) -> time.advance(input.time, millis);
            case Element.Signal.IDLE -> time.setIdle(input.time, true);
            case Element.Signal.ACTIVE -> time.setIdle(input.time, false);
            case Element.Signal.END -> {
                time.remove(input.time);
                input.endedBefore = true;
            }
            case Element.Barrier barrier -> throw new AssertionError(barrier);
            case Element.Cut cut -> throw new AssertionError(cut);
        }
        passTime(input);
        if (restored.isEmpty()) {
            for (Input other : inputs) {
                if (other.endedBefore) {
                    other.endedBefore = false;
                    other.time = time.add();
                }
            }
        }
    }

    private void passTime(Input input) {
        if (time.size() == 0) {
            return;
        }
        if (time.current() > watermark) {
            watermark = time.current();
            stage.signal(input.index, new Element.Watermark(watermark));
        }
        if (time.isIdle() != idle) {
            idle = time.isIdle();
            stage.signal(input.index, idle ? Element.Signal.IDLE : Element.Signal.ACTIVE);
        }
    }

    private void align(Input input) {
        Element.Barrier least = null;
        for (Input other : inputs) {
            if (!other.ended && (least == null || other.barrier.epoch() < least.epoch())) {
                least = other.barrier;
            }
        }
        if (least != null && least.epoch() > epoch) {
            epoch = least.epoch();
            boolean known = least.checkpoint() <= newestCut;
            newestCut = Math.max(newestCut, least.checkpoint());
            stage.signal(input.index, known ? new Element.Barrier(epoch) : least);
        }
    }

    private void end(Input input) {
        input.ended = true;
        time.remove(input.time);
        passTime(input);
        align(input);
        alignCut();
        if (--openChannels[input.index] == 0) {
            stage.signal(input.index, Element.Signal.END);
        }
    }

    @Override
    public boolean overtake(long checkpoint) {
        if (checkpoint > newestCut && !waits && !hasEnded() && !checkpoints.isSettled(checkpoint)) {
            cut(checkpoint);
        }
        return true;
    }

    /** Cuts a task that waits, when all senders were cut and not all of them sent a barrier. */
    private void alignCut() {
        if (!waits || hasEnded()) {
            return;
        }
        long least = Long.MAX_VALUE;
        Input any = inputs[0];
        for (Input input : inputs) {
            if (!input.ended) {
                least = Math.min(least, input.senderCut);
                any = input;
            }
        }
        if (least > newestCut) {
            newestCut = least;
            stage.signal(any.index, new Element.Cut(least));
        }
    }

    private boolean hasEnded() {
        for (Input input : inputs) {
            if (!input.ended) {
                return false;
            }
        }
        return true;
    }

    private void cut(long checkpoint) {
        newestCut = checkpoint;
        Input any = inputs[0];
        for (Input input : inputs) {
            if (!input.ended) {
                any = input;
                if (openChannels.length > 1 && !stage.accepts(input.index)) {
                    checkpoints.crossed(checkpoint);
                    return;
                }
            }
        }
        Recording begun = checkpoints.overtaking(checkpoint, names);
        recording = begun;
        for (Input input : inputs) {
            beginRecording(begun, input);
        }
        restored.forEach(sent -> begun.add(sent.channel(), sent.element()));
        for (Input input : inputs) {
            if (input.ended || input.senderCut >= checkpoint) {
                begun.complete(input.number);
            }
        }
        stage.signal(any.index, new Element.Cut(checkpoint));
        record();
    }

    /** What the task knows of a channel's time is not part of its state. */
    private static void beginRecording(Recording begun, Input input) {
        if (input.ended || input.endedBefore) {
            begun.add(input.number, Element.Signal.END);
            return;
        }
        if (input.time.watermark() != Watermarks.MIN) {
            begun.add(input.number, new Element.Watermark(input.time.watermark()));
        }
        if (input.time.isIdle()) {
            begun.add(input.number, Element.Signal.IDLE);
        }
    }

    @Override
    public boolean record() {
        Recording present = recording;
        if (present == null) {
            return false;
        }
        boolean found = false;
        for (Input input : inputs) {
            found |= present.isOpen(input.number) && present.read(input.number, input.channel);
        }
        if (present.isComplete() || present.isCancelled()) {
            recording = null;
        }
        return found;
    }

    @Override
    public long deadline() {
        return StageContext.NEVER;
    }

    @Override
    public void heldUp(long millis) {}

    @Override
    public boolean isFinished() {
        return stage.isFinished();
    }

    @Override
    public long epoch() {
        return epoch;
    }
}
