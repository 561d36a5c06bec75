package dev.weir.simulator;

import dev.weir.base.Clock;
import dev.weir.protocol.link.Frame;
import dev.weir.protocol.link.LinkReceiver;
import dev.weir.protocol.link.LinkSender;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;

/**
 * The way from one sender to one receiver. If it is harsh, it loses and doubles frames, and has some overtaken by
 * others, some by seconds; a {@link LinkSender} and a {@link LinkReceiver} at its ends make up for that. Otherwise
 * everything comes at once.
 */
final class Wire implements Actor, Executor {
    private static final long REPEAT_MILLIS = 50;
    private static final int CHANCES = 100;
    private static final int LOST = 3;
    private static final int DOUBLED = 6;
    private static final int LONGEST_DELAY_MILLIS = 3_000;

    private final String name;
    private final Clock clock;
    private final SplittableRandom random;
    private final boolean harsh;
    private final InboxActor inbox;
    private final LinkSender<Runnable> sender = new LinkSender<>(REPEAT_MILLIS);
    private final LinkReceiver<Runnable> receiver = new LinkReceiver<>();
    private final PriorityQueue<Arrival> onTheWay =
            new PriorityQueue<>(Comparator.comparingLong(Arrival::atMillis).thenComparingLong(Arrival::order));
    private long put;

    /** What arrives at one of the ends. */
    private record Arrival(long atMillis, long order, Runnable effect) {}

    Wire(String name, Clock clock, SplittableRandom random, boolean harsh, InboxActor inbox) {
        this.name = name;
        this.clock = clock;
        this.random = random;
        this.harsh = harsh;
        this.inbox = inbox;
    }

    @Override
    public void execute(Runnable message) {
        if (harsh) {
            put(sender.send(message, clock.millis()));
        } else {
            inbox.deliver(message);
        }
    }

    private void put(Frame<Runnable> frame) {
        put(() -> {
            receiver.receive(frame).forEach(inbox::deliver);
            long expected = receiver.expected();
            put(() -> sender.acknowledged(expected));
        });
    }

    private void put(Runnable effect) {
        int draw = random.nextInt(CHANCES);
        int copies = draw < LOST ? 0 : draw < DOUBLED ? 2 : 1;
        for (; copies > 0; copies--) {
            long delay = delayMillis();
            if (delay == 0) {
                effect.run();
            } else {
                onTheWay.add(new Arrival(clock.millis() + delay, put++, effect));
            }
        }
    }

    /** One in a hundred is very slow, and one in ten a little. */
    private long delayMillis() {
        int draw = random.nextInt(CHANCES);
        return draw == 0 ? random.nextInt(LONGEST_DELAY_MILLIS) : draw < CHANCES / 10 ? random.nextInt(20) : 0;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void turn() {
        long now = clock.millis();
        for (Arrival next = onTheWay.peek(); next != null && next.atMillis() <= now; next = onTheWay.peek()) {
            onTheWay.remove();
            next.effect().run();
        }
        sender.due(now).forEach(this::put);
    }

    @Override
    public boolean isReady() {
        return wakeUpTime() <= clock.millis();
    }

    @Override
    public long wakeUpTime() {
        Arrival next = onTheWay.peek();
        return Math.min(next == null ? NEVER : next.atMillis(), sender.nextDueMillis());
    }

    @Override
    public boolean isGone() {
        return false;
    }
}
