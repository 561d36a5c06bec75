package dev.weir.local;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Source;
import dev.weir.protocol.ToCoordinator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the enumerator of one source for splits and tells the coordinator. One thread calls {@link #look} and
 * {@link #close}; any may call {@link #stop}.
 */
public final class Discovery {
    private final String job;
    private final int attempt;
    private final JobGraph.SourceNode node;
    private final byte @Nullable [] restored;
    private final Consumer<ToCoordinator> coordinator;
    private volatile boolean stopped;
    private volatile Runnable onStop = () -> {};
    private Source.@Nullable Enumerator enumerator;

    Discovery(
            String job,
            int attempt,
            JobGraph.SourceNode node,
            byte @Nullable [] restored,
            Consumer<ToCoordinator> coordinator) {
        this.job = job;
        this.attempt = attempt;
        this.node = node;
        this.restored = restored;
        this.coordinator = coordinator;
    }

    /** What it looks for, for people. */
    public String name() {
        return "splits of " + node.name();
    }

    /** Looks once. May block. Returns after what time to look again; empty when there will be nothing more to find. */
    public Optional<Duration> look() {
        if (stopped) {
            return Optional.empty();
        }
        try {
            if (enumerator == null) {
                enumerator = node.source().enumerator(node.parallelism());
                if (restored != null) {
                    enumerator.restore(restored);
                }
            }
            List<? extends Source.Split> found = enumerator.discover();
            Optional<Duration> interval = enumerator.interval();
            byte[] snapshot = enumerator.snapshot();
            coordinator.accept(new ToCoordinator.SplitsDiscovered(
                    job, attempt, node.id(), List.copyOf(found), interval.isEmpty(), snapshot));
            return interval;
        } catch (Throwable thrown) {
            coordinator.accept(new ToCoordinator.DiscoveryFailed(job, attempt, node.id(), coded(thrown)));
            return Optional.empty();
        }
    }

    /** Nobody is interested any more. */
    void stop() {
        stopped = true;
        onStop.run();
    }

    /** What to do when nobody is interested any more; done at once when that is so already. */
    public void onStop(Runnable action) {
        onStop = action;
        if (stopped) {
            action.run();
        }
    }

    /** Whether nobody is interested any more. */
    public boolean isStopped() {
        return stopped;
    }

    /** Frees what the enumerator holds. */
    public void close() {
        if (enumerator != null) {
            try {
                enumerator.close();
            } catch (Throwable thrown) {
                coordinator.accept(new ToCoordinator.DiscoveryFailed(job, attempt, node.id(), coded(thrown)));
            }
        }
    }

    private WeirException coded(Throwable thrown) {
        Position.PlanNode place = new Position.PlanNode(node.name());
        return thrown instanceof WeirException error
                ? error.atIfAbsent(place)
                : WeirException.of(LocalError.DISCOVERY_FAILED, "cannot list what is to be read: %s", thrown)
                        .at(place)
                        .causedBy(thrown);
    }
}
