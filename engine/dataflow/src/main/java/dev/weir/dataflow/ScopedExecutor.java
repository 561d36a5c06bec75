package dev.weir.dataflow;

/** The executor that {@link JobExecutor#callWith} puts in the place of that on the class path. */
final class ScopedExecutor {
    static final ScopedValue<JobExecutor> CURRENT = ScopedValue.newInstance();

    private ScopedExecutor() {}
}
