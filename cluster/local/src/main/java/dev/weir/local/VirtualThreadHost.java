package dev.weir.local;

import dev.weir.base.Clock;
import dev.weir.base.FileStore;
import dev.weir.base.FileStores;
import dev.weir.base.VirtualThreads;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.checkpoint.CheckpointFolders;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.runtime.TaskDriver;
import dev.weir.runtime.VirtualThreadDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Everything that is short or blocks on virtual threads, by the machine's clock. */
final class VirtualThreadHost implements Host {
    private final Clock clock;

    VirtualThreadHost(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public TaskDriver driver() {
        return new VirtualThreadDriver(clock);
    }

    @Override
    public Inbox inbox(String receiver) {
        return new ThreadInbox(receiver);
    }

    @Override
    public void schedule(long atMillis, Runnable code) {
        VirtualThreads.start("timer", () -> {
            for (long left = atMillis - clock.millis(); left > 0; left = atMillis - clock.millis()) {
                LockSupport.parkNanos(left * 1_000_000);
            }
            code.run();
        });
    }

    @Override
    public FileStore checkpointFiles(JobGraph job) {
        String folder = CheckpointFolders.of(job.name());
        return FileStores.at(job.options().get(CheckpointOptions.DIRECTORY) + "/" + folder, Path.of(""));
    }

    @Override
    public void run(Discovery discovery) {
        Thread thread = Thread.ofVirtual().name(discovery.name()).unstarted(() -> {
            Optional<Duration> next = discovery.look();
            while (next.isPresent() && !discovery.isStopped()) {
                LockSupport.parkNanos(discovery, next.get().toNanos());
                next = discovery.look();
            }
            Thread.interrupted();
            discovery.close();
        });
        discovery.onStop(thread::interrupt);
        thread.start();
    }

    @Override
    public void launch(String name, Runnable work) {
        VirtualThreads.start(name, work);
    }

    /** Virtual threads are not preempted: one that computes would take a carrier away from all tasks. */
    @Override
    public void compute(String name, Runnable work) {
        Thread.ofPlatform().name(name).daemon().start(work);
    }

    @Override
    public void callBack(Runnable code) {
        Thread.ofVirtual().name("job end").start(code);
    }

    @Override
    public long channelBytes(JobGraph job) {
        return job.options().get(LocalOptions.CHANNEL_SIZE);
    }
}
