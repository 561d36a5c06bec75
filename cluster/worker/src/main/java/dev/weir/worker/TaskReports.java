package dev.weir.worker;

import dev.weir.base.WeirException;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.protocol.ToCoordinator;
import dev.weir.protocol.Transport;
import dev.weir.runtime.TaskEvents;
import java.util.List;

/** Turns what the tasks of a job report into messages to its coordinator. Called by the threads of all tasks. */
record TaskReports(String job, Transport transport) implements TaskEvents {
    @Override
    public void splitRequested(TaskId task, int held) {
        transport.send(new ToCoordinator.RequestSplit(job, task, held));
    }

    @Override
    public void epochRequested(TaskId task, long after) {
        transport.send(new ToCoordinator.RequestEpoch(job, task, after));
    }

    @Override
    public void epochCompleted(TaskId task, long epoch) {
        transport.send(new ToCoordinator.EpochAcknowledged(job, task, epoch));
    }

    @Override
    public void checkpointed(TaskId task, long checkpoint, List<NodeSnapshot> nodes) {
        transport.send(new ToCoordinator.TaskCheckpointed(job, task, checkpoint, nodes));
    }

    @Override
    public void checkpointFailed(TaskId task, long checkpoint, WeirException reason) {
        transport.send(new ToCoordinator.TaskNotCheckpointed(job, task, checkpoint, reason));
    }

    @Override
    public void finished(TaskId task, List<NodeSnapshot> nodes) {
        transport.send(new ToCoordinator.TaskFinished(job, task, nodes));
    }

    @Override
    public void failed(TaskId task, WeirException error) {
        transport.send(new ToCoordinator.TaskFailed(job, task, error));
    }

    @Override
    public void cancelled(TaskId task) {
        transport.send(new ToCoordinator.TaskCancelled(job, task));
    }
}
