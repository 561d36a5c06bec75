package dev.weir.simulator;

import dev.weir.simulator.recovery.RecoverableJob;
import dev.weir.simulator.recovery.RecoveryRun;
import java.util.ServiceLoader;
import java.util.function.ToLongBiFunction;

/** Looks for a seed under which a job is wrong; instantiated within a mutant's loader. */
public final class RecoveryProbe implements ToLongBiFunction<String, Long> {
    /** Returns the first seed below a bound under which the job of that name fails, or -1. */
    @Override
    public long applyAsLong(String name, Long seeds) {
        RecoverableJob job = ServiceLoader.load(RecoverableJob.class, getClass().getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        for (long seed = 0; seed < seeds; seed++) {
            try {
                RecoveryRun.run(job, seed);
            } catch (RuntimeException | AssertionError thrown) {
                return seed;
            }
        }
        return -1;
    }
}
