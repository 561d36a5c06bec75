package dev.weir.runtime;

import dev.weir.base.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs each task on a virtual thread of its own, which parks while the task has nothing to do.
 *
 * <p>Virtual threads are not preempted, and a carrier that has a thread in its own queue never looks at the queues of
 * others: where as many busy tasks as there are carriers only yielded, each carrier would go on with its own forever
 * and nothing else would ever run. So a busy task yields often, which lets its carrier's other threads run, and sleeps
 * now and then for the shortest time there is, which lets the carrier look elsewhere.
 */
public final class VirtualThreadDriver implements TaskDriver {
    private static final int STEPS_BEFORE_YIELD = 32;
    /** A nap costs some 50 microseconds, so this gives away about one per cent of a busy core. */
    private static final long NANOS_BEFORE_NAP = 5_000_000;

    private static final long SHORTEST_NAP_NANOS = 1;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Clock clock;

    public VirtualThreadDriver(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void start(Task task) {
        Loop loop = new Loop(task, clock);
        Thread thread = Thread.ofVirtual().name(task.name()).unstarted(loop);
        loop.thread = thread;
        task.onWake(loop);
        thread.start();
    }

    /** What a waking thread finds the task doing. */
    private enum State {
        /** It steps. */
        RUNNING,
        /** It steps, and somebody has woken it meanwhile. */
        WOKEN,
        /** It sleeps, or is about to. */
        PARKED
    }

    private static final class Loop implements Runnable, Waker {
        private final Task task;
        private final Clock clock;
        private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
        private @SuppressWarnings("NullAway.Init") Thread thread;

        Loop(Task task, Clock clock) {
            this.task = task;
            this.clock = clock;
        }

        @Override
        public void wake() {
            if (state.get() != State.WOKEN && state.getAndSet(State.WOKEN) == State.PARKED) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void interrupt() {
            wake();
            thread.interrupt();
        }

        @Override
        @SuppressWarnings("ThreadPriorityCheck") // to yield is what keeps a busy task from starving the others
        public void run() {
            int steps = 0;
            long lastNap = clock.nanos();
            while (true) {
                state.set(State.RUNNING);
                switch (task.step()) {
                    case Progress.Simple.WORKED -> {
                        steps++;
                        long now = clock.nanos();
                        if (now - lastNap >= NANOS_BEFORE_NAP) {
                            LockSupport.parkNanos(this, SHORTEST_NAP_NANOS);
                            lastNap = clock.nanos();
                            steps = 0;
                        } else if (steps == STEPS_BEFORE_YIELD) {
                            steps = 0;
                            Thread.yield();
                        }
                    }
                    case Progress.Simple.FINISHED -> {
                        return;
                    }
                    case Progress.Waiting(long untilMillis) -> {
                        steps = 0;
                        sleep(untilMillis);
                        lastNap = clock.nanos();
                    }
                }
            }
        }

        private void sleep(long untilMillis) {
            if (!state.compareAndSet(State.RUNNING, State.PARKED)) {
                return;
            }
            while (state.get() == State.PARKED) {
                if (untilMillis == StageContext.NEVER) {
                    LockSupport.park(this);
                    continue;
                }
                long left = untilMillis - clock.millis();
                if (left <= 0) {
                    return;
                }
                LockSupport.parkNanos(this, left * NANOS_PER_MILLI);
            }
        }
    }
}
