package dev.weir.state;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.dataflow.state.StateOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of state the tables of a process may keep in memory, and the disk for the rest. Jobs that ask for the
 * same have the same budget. Any thread.
 */
final class MemoryBudget {
    private record Wanted(long total, Path directory) {}

    private static final Map<Wanted, MemoryBudget> BUDGETS = new ConcurrentHashMap<>();

    private final long total;
    private final AtomicLong used = new AtomicLong();
    private final AtomicInteger shares = new AtomicInteger();
    private final Path directory;
    private @Nullable DiskStore disk;

    private MemoryBudget(Wanted wanted) {
        total = wanted.total;
        directory = wanted.directory;
        try {
            WorkFolder.sweep(wanted.directory);
        } catch (IOException e) {
            throw WeirException.of(
                            StateError.DISK_FAILED,
                            "cannot remove what an earlier process left in %s: %s",
                            wanted.directory,
                            e)
                    .hint("remove it, or set '" + StateOptions.DIRECTORY.key() + "' to another folder")
                    .causedBy(e);
        }
    }

    /** The budget of the jobs of this process that ask for it. */
    static MemoryBudget of(Configuration options) {
        Path directory = Path.of(options.get(StateOptions.DIRECTORY)).toAbsolutePath();
        return BUDGETS.computeIfAbsent(new Wanted(StateOptions.memory(options), directory), MemoryBudget::new);
    }

    long total() {
        return total;
    }

    /** Made when it is needed first, so that no class of its library is loaded before. */
    synchronized DiskStore disk() {
        DiskStore present = disk;
        if (present == null) {
            present = new DiskStore(this, directory);
            disk = present;
        }
        return present;
    }

    /** Counts what is used beside the tables, or is not any more. */
    void use(long bytes) {
        used.addAndGet(bytes);
    }

    /** Whether more is used than there is. */
    boolean isShort() {
        return used.get() > total;
    }

    long used() {
        return used.get();
    }

    /** A part of the budget for a table. */
    Share share() {
        shares.incrementAndGet();
        return new Share();
    }

    /** What one table uses. One thread, but for the budget behind it. */
    final class Share {
        private long own;

        /** Says how many bytes the table takes now. */
        void set(long bytes) {
            used.addAndGet(bytes - own);
            own = bytes;
        }

        /** Whether the table may take some bytes more: if all are not over the budget, or it has little itself. */
        boolean mayGrow(long bytes) {
            return used.get() + bytes <= total || own + bytes <= fair() - fair() / 2;
        }

        /** Whether the table has to give back what others could use. */
        boolean isOver() {
            return used.get() > total + total / 8 && own > fair() + fair() / 4;
        }

        private long fair() {
            return total / Math.max(1, shares.get());
        }

        void close() {
            set(0);
            shares.decrementAndGet();
        }
    }
}
