package dev.weir.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.BaseError;
import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.DataTypes;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobExecutor.Outcome;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.Watermarks;
import dev.weir.protocol.Order;
import dev.weir.protocol.ToCoordinator;
import dev.weir.protocol.ToWorker;
import dev.weir.testkit.CollectingSink;
import dev.weir.testkit.ListSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobCoordinatorTest {
    private static final String JOB = "job-1";
    private static final TaskId SOURCE_0 = new TaskId(0, 0);
    private static final TaskId SOURCE_1 = new TaskId(0, 1);
    private static final TaskId SINK = new TaskId(1, 0);

    private record Part(String id) implements Source.Split {}

    private final WeirException first = WeirException.of(BaseError.UNKNOWN_OPTION, "first");
    private final WeirException second = WeirException.of(BaseError.UNKNOWN_OPTION, "second");
    private final JobCoordinator coordinator = new JobCoordinator(JOB, graph());

    private static TaskGraph graph() {
        Schema schema = Schema.of("n", DataTypes.BIGINT);
        JobGraph.Builder builder = new JobGraph.Builder();
        int source = builder.source("source", 2, ListSource.of(schema, List.of()), null);
        int sink = builder.sink("sink", 1, new CollectingSink());
        builder.connect(source, sink, 0, new Partitioning.Global());
        return TaskGraph.of(builder.build(
                "test", JobGraph.Epochs.DEFAULT, KeyGroups.DEFAULT_MAX_PARALLELISM, 1, Configuration.EMPTY));
    }

    /** What the worker is told. */
    private List<Order> handle(ToCoordinator message) {
        return coordinator.handle(message, 0).stream()
                .filter(ToWorker.class::isInstance)
                .toList();
    }

    private List<Order> start() {
        return handle(new ToCoordinator.StartJob(JOB));
    }

    private List<Order> requestSplit(TaskId task, int held) {
        return handle(new ToCoordinator.RequestSplit(JOB, task, held));
    }

    private List<Order> discovered(boolean last, String... ids) {
        List<Source.Split> splits =
                List.of(ids).stream().<Source.Split>map(Part::new).toList();
        return handle(new ToCoordinator.SplitsDiscovered(JOB, 1, 0, splits, last, new byte[0]));
    }

    private static ToWorker assign(TaskId task, String id) {
        return new ToWorker.AssignSplit(JOB, task, new Part(id), Watermarks.MIN);
    }

    @Test
    void givesSplitsInTheirOrderToWhoAsks() {
        assertThat(start()).singleElement().isInstanceOf(ToWorker.DeployTasks.class);
        assertThat(requestSplit(SOURCE_1, 0)).isEmpty();
        assertThat(discovered(true, "a", "b", "c")).containsExactly(assign(SOURCE_1, "a"));
        assertThat(requestSplit(SOURCE_0, 0)).containsExactly(assign(SOURCE_0, "b"));
        assertThat(requestSplit(SOURCE_0, 0)).containsExactly(assign(SOURCE_0, "c"));
        assertThat(requestSplit(SOURCE_1, 0)).containsExactly(new ToWorker.NoMoreSplits(JOB, SOURCE_1));
    }

    @Test
    void keepsAFirstSplitForWhoHasNotAskedYet() {
        start();
        discovered(true, "a", "b");
        assertThat(requestSplit(SOURCE_0, 0)).containsExactly(assign(SOURCE_0, "a"));
        assertThat(requestSplit(SOURCE_0, 0)).containsExactly(new ToWorker.NoSplitNow(JOB, SOURCE_0));
        assertThat(requestSplit(SOURCE_1, 0))
                .containsExactly(assign(SOURCE_1, "b"), new ToWorker.NoMoreSplits(JOB, SOURCE_0));
    }

    @Test
    void spreadsSplitsThatDoNotEndEvenly() {
        start();
        discovered(false, "a", "b", "c", "d");
        assertThat(requestSplit(SOURCE_0, 0)).containsExactly(assign(SOURCE_0, "a"));
        assertThat(requestSplit(SOURCE_0, 1)).containsExactly(assign(SOURCE_0, "b"));
        assertThat(requestSplit(SOURCE_0, 2)).containsExactly(new ToWorker.NoSplitNow(JOB, SOURCE_0));
        assertThat(requestSplit(SOURCE_1, 0)).containsExactly(assign(SOURCE_1, "c"));
        assertThat(requestSplit(SOURCE_1, 1)).containsExactly(assign(SOURCE_1, "d"));
        assertThat(discovered(false, "e")).containsExactly(assign(SOURCE_0, "e"));
    }

    @Test
    void tellsWhoWaitsThatThereIsNothingOnce() {
        start();
        requestSplit(SOURCE_0, 0);
        assertThat(discovered(false)).containsExactly(new ToWorker.NoSplitNow(JOB, SOURCE_0));
        assertThat(discovered(false)).isEmpty();
        assertThat(discovered(true)).containsExactly(new ToWorker.NoMoreSplits(JOB, SOURCE_0));
    }

    @Test
    void keepsFewEpochsInFlight() {
        start();
        assertThat(requestEpoch(0)).containsExactly(new ToWorker.StartEpoch(JOB, 1, 0));
        assertThat(requestEpoch(0)).as("epoch 1 will show it").isEmpty();
        assertThat(requestEpoch(1)).containsExactly(new ToWorker.StartEpoch(JOB, 2, 0));
        assertThat(requestEpoch(2)).isEmpty();
        assertThat(requestEpoch(2)).isEmpty();
        assertThat(acknowledge(1)).containsExactly(new ToWorker.StartEpoch(JOB, 3, 0));
        assertThat(acknowledge(3)).isEmpty();
    }

    @Test
    void theEndOfASourceIsShownByTheOthers() {
        start();
        assertThat(handle(new ToCoordinator.TaskFinished(JOB, SOURCE_0, List.of())))
                .containsExactly(new ToWorker.StartEpoch(JOB, 1, 0));
        assertThat(handle(new ToCoordinator.TaskFinished(JOB, SOURCE_1, List.of())))
                .isEmpty();
    }

    @Test
    void endsWhenAllTasksHave() {
        start();
        for (TaskId task : List.of(SOURCE_0, SOURCE_1)) {
            handle(new ToCoordinator.TaskFinished(JOB, task, List.of()));
            assertThat(coordinator.end()).isNull();
        }
        assertThat(handle(new ToCoordinator.TaskFinished(JOB, SINK, List.of())))
                .containsExactly(new ToWorker.ForgetJob(JOB));
        assertThat(coordinator.end()).isEqualTo(new JobCoordinator.JobEnd(Outcome.FINISHED, null));
        assertThat(start()).isEmpty();
    }

    @Test
    void failsOnceWithTheFirstCause() {
        start();
        assertThat(handle(new ToCoordinator.TaskFailed(JOB, SINK, first)))
                .containsExactly(new ToWorker.CancelTasks(JOB, Set.of(SOURCE_0, SOURCE_1)));
        assertThat(handle(new ToCoordinator.TaskFailed(JOB, SOURCE_0, second))).isEmpty();
        assertThat(requestEpoch(0)).isEmpty();
        handle(new ToCoordinator.TaskCancelled(JOB, SOURCE_1));
        assertThat(coordinator.end()).isEqualTo(new JobCoordinator.JobEnd(Outcome.FINISHED, first));
    }

    @Test
    void isCancelledOnce() {
        start();
        assertThat(handle(new ToCoordinator.CancelJob(JOB)))
                .containsExactly(new ToWorker.CancelTasks(JOB, Set.of(SOURCE_0, SOURCE_1, SINK)));
        assertThat(handle(new ToCoordinator.CancelJob(JOB))).isEmpty();
        handle(new ToCoordinator.TaskFailed(JOB, SINK, first));
        handle(new ToCoordinator.TaskCancelled(JOB, SOURCE_0));
        handle(new ToCoordinator.TaskFinished(JOB, SOURCE_1, List.of()));
        assertThat(coordinator.end()).isEqualTo(new JobCoordinator.JobEnd(Outcome.CANCELLED, null));
    }

    @Test
    void canBeCancelledBeforeItStarts() {
        handle(new ToCoordinator.CancelJob(JOB));
        assertThat(coordinator.end()).isEqualTo(new JobCoordinator.JobEnd(Outcome.CANCELLED, null));
        assertThat(start()).isEmpty();
    }

    private List<Order> requestEpoch(long after) {
        return handle(new ToCoordinator.RequestEpoch(JOB, SOURCE_0, after));
    }

    private List<Order> acknowledge(long epoch) {
        return handle(new ToCoordinator.EpochAcknowledged(JOB, SINK, epoch));
    }
}
