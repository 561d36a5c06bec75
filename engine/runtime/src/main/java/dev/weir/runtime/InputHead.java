package dev.weir.runtime;

import dev.weir.dataflow.Watermarks;
import java.util.function.LongConsumer;

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
 */
final class InputHead implements Head {
    /** A channel and what has come through it. */
    private static final class Input {
        private final Channel channel;
        private final int index;
        private final WatermarkMerge.Member time;
        private Element.Barrier barrier = new Element.Barrier(0);
        private boolean ended;

        Input(Channel channel, int index, WatermarkMerge.Member time) {
            this.channel = channel;
            this.index = index;
            this.time = time;
        }
    }

    private final Stage stage;
    private final Input[] inputs;
    private final int[] openChannels; // by logical input
    private final boolean commonAncestor;
    private final LongConsumer crossed;
    private final WatermarkMerge time = new WatermarkMerge();
    private int next;
    private long epoch;
    private long watermark = Watermarks.MIN;
    private boolean idle;
    private long newestCrossed;

    /**
     * Reads channels.
     *
     * @param channels by logical input of the stage
     * @param commonAncestor whether rows of one source can reach several inputs
     * @param crossed is told of a checkpoint in which the task cannot take part
     */
    InputHead(Stage stage, Channel[][] channels, boolean commonAncestor, LongConsumer crossed) {
        this.stage = stage;
        this.commonAncestor = commonAncestor;
        this.crossed = crossed;
        openChannels = new int[channels.length];
        int count = 0;
        for (int index = 0; index < channels.length; index++) {
            openChannels[index] = channels[index].length;
            count += channels[index].length;
        }
        inputs = new Input[count];
        int position = 0;
        for (int index = 0; index < channels.length; index++) {
            for (Channel channel : channels[index]) {
                inputs[position++] = new Input(channel, index, time.add());
            }
        }
    }

    @Override
    public boolean advance(long nowMillis) {
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
            } else if (input.barrier.epoch() > epoch) {
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
     * Takes an element from behind a barrier. If that is a checkpoint's, the checkpoint cannot be: what the task has is
     * no longer what it had before the barrier on every channel.
     */
    private boolean takeAhead() {
        for (Input input : inputs) {
            long checkpoint = input.barrier.checkpoint();
            if (checkpoint > newestCrossed
                    && !input.ended
                    && input.barrier.epoch() > epoch
                    && stage.accepts(input.index)
                    && !input.channel.isEmpty()) {
                newestCrossed = checkpoint;
                crossed.accept(checkpoint);
            }
            if (!input.ended && input.barrier.epoch() > epoch && stage.accepts(input.index) && take(input)) {
                return true;
            }
        }
        return false;
    }

    private boolean take(Input input) {
        Element element = input.channel.poll();
        if (element == null) {
            return false;
        }
        switch (element) {
            case Element.Data data -> stage.rows(input.index, data.batch());
            case Element.Watermark(long millis) -> {
                time.advance(input.time, millis);
                passTime(input);
            }
            case Element.Barrier barrier -> {
                input.barrier = barrier;
                align(input);
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
            boolean crossed = least.checkpoint() != 0 && least.checkpoint() <= newestCrossed;
            stage.signal(input.index, crossed ? new Element.Barrier(epoch) : least);
        }
    }

    private void end(Input input) {
        input.ended = true;
        time.remove(input.time);
        passTime(input);
        align(input);
        if (--openChannels[input.index] == 0) {
            stage.signal(input.index, Element.Signal.END);
        }
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
