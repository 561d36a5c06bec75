package dev.weir.local;

import dev.weir.base.SystemClock;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.checkpoint.RestorePlan;

/** Runs jobs in this process; what {@link JobExecutor#load} finds. All instances share one cluster. */
public final class LocalExecutor implements JobExecutor {
    private static final LocalCluster CLUSTER = new LocalCluster(new VirtualThreadHost(SystemClock.INSTANCE));

    @Override
    public RunningJob submit(JobGraph graph) {
        return CLUSTER.submit(graph);
    }

    @Override
    public RestorePlan planRestore(JobGraph graph) {
        return CLUSTER.planRestore(graph);
    }
}
