package dev.weir.simulator;

import dev.weir.base.Clock;
import dev.weir.base.FileStore;
import dev.weir.base.Seeds;
import dev.weir.dataflow.JobGraph;
import dev.weir.local.Discovery;
import dev.weir.local.Host;
import dev.weir.local.Inbox;
import dev.weir.runtime.Progress;
import dev.weir.runtime.Task;
import dev.weir.runtime.TaskDriver;
import dev.weir.runtime.Waker;
import dev.weir.testkit.ManualClock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Tasks, inboxes, wires and discoveries as actors of a seeded schedule; channels of random size, most of them tiny. If
 * it is told to be harsh, its {@link Wire}s are.
 */
final class SimulatedHost implements Host {
    private final ManualClock clock;
    private final SeededScheduler scheduler;
    private final SplittableRandom channelSizes;
    private final SplittableRandom delays;
    private final boolean harsh;
    private final SimulatedFiles files;

    SimulatedHost(long seed, ManualClock clock, SeededScheduler scheduler, SimulatedFiles files, boolean harsh) {
        this.files = files;
        this.harsh = harsh;
        delays = Seeds.generator(seed, "messages");
        this.clock = clock;
        this.scheduler = scheduler;
        channelSizes = Seeds.generator(seed, "channel sizes");
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public TaskDriver driver() {
        return task -> scheduler.add(new TaskActor(task));
    }

    @Override
    public Inbox inbox(String receiver) {
        InboxActor inbox = new InboxActor(receiver);
        scheduler.add(inbox);
        return sender -> {
            Wire wire = new Wire(sender + " to " + receiver, clock, delays.split(), harsh, inbox);
            scheduler.add(wire);
            return wire;
        };
    }

    @Override
    public void schedule(long atMillis, Runnable code) {
        scheduler.add(new TimerActor(atMillis, code));
    }

    @Override
    public FileStore checkpointFiles(JobGraph job) {
        return files.folder(job.name());
    }

    @Override
    public void run(Discovery discovery) {
        scheduler.add(new DiscoveryActor(discovery));
    }

    @Override
    public void launch(String name, Runnable work) {
        scheduler.add(new LaunchedActor(name, work));
    }

    @Override
    public void callBack(Runnable code) {
        code.run();
    }

    @Override
    public long channelBytes(JobGraph job) {
        return switch (channelSizes.nextInt(4)) {
            case 0 -> 1;
            case 1 -> 1_000;
            case 2 -> 50_000;
            default -> 1 << 20;
        };
    }

    private static final class TaskActor implements Actor, Waker {
        private final Task task;
        private boolean woken = true;
        private long wakeUpTime = NEVER;
        private boolean gone;

        TaskActor(Task task) {
            this.task = task;
            task.onWake(this);
        }

        @Override
        public String name() {
            return task.name();
        }

        @Override
        public void wake() {
            woken = true;
        }

        @Override
        public void turn() {
            woken = false;
            wakeUpTime = NEVER;
            switch (task.step()) {
                case Progress.Simple.WORKED -> woken = true;
                case Progress.Simple.FINISHED -> gone = true;
                case Progress.Waiting(long untilMillis) -> wakeUpTime = untilMillis;
            }
        }

        @Override
        public boolean isReady() {
            return woken;
        }

        @Override
        public long wakeUpTime() {
            return wakeUpTime;
        }

        @Override
        public boolean isGone() {
            return gone;
        }
    }

    /** Work that may block: done in one turn, whenever the seed says. */
    private static final class LaunchedActor implements Actor {
        private final String name;
        private final Runnable work;
        private boolean done;

        LaunchedActor(String name, Runnable work) {
            this.name = name;
            this.work = work;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void turn() {
            if (!done) {
                done = true;
                work.run();
            }
        }

        @Override
        public boolean isReady() {
            return !done;
        }

        @Override
        public long wakeUpTime() {
            return NEVER;
        }

        @Override
        public boolean isGone() {
            return done;
        }
    }

    /** Code that runs at a time or a little later. */
    private final class TimerActor implements Actor {
        private final long atMillis;
        private final Runnable code;
        private boolean done;

        TimerActor(long atMillis, Runnable code) {
            this.atMillis = atMillis;
            this.code = code;
        }

        @Override
        public String name() {
            return "timer";
        }

        @Override
        public void turn() {
            if (!done && clock.millis() >= atMillis) {
                done = true;
                code.run();
            }
        }

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public long wakeUpTime() {
            return done ? NEVER : atMillis;
        }

        @Override
        public boolean isGone() {
            return done;
        }
    }

    private final class DiscoveryActor implements Actor {
        private final Discovery discovery;
        private long nextLook;
        private boolean gone;

        DiscoveryActor(Discovery discovery) {
            this.discovery = discovery;
            nextLook = clock.millis();
        }

        @Override
        public String name() {
            return discovery.name();
        }

        @Override
        public void turn() {
            if (clock.millis() < nextLook && !discovery.isStopped()) {
                return;
            }
            Optional<Duration> interval = discovery.look();
            if (interval.isPresent()) {
                nextLook = clock.millis() + interval.get().toMillis();
            } else {
                gone = true;
                discovery.close();
            }
        }

        @Override
        public boolean isReady() {
            return discovery.isStopped();
        }

        @Override
        public long wakeUpTime() {
            return nextLook;
        }

        @Override
        public boolean isGone() {
            return gone;
        }
    }
}
