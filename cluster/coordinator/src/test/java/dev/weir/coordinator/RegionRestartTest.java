package dev.weir.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
import dev.weir.base.ErrorCode;
import dev.weir.base.WeirException;
import dev.weir.data.DataTypes;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobExecutor.SavepointMode;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.protocol.Order;
import dev.weir.protocol.ToCoordinator;
import dev.weir.protocol.ToHost;
import dev.weir.protocol.ToWorker;
import dev.weir.testkit.CollectingSink;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A task that fails takes those with it to which channels lead, and no others. */
class RegionRestartTest {
    private static final String JOB = "job";
    private static final TaskId ROWS_0 = new TaskId(0, 0);
    private static final TaskId ROWS_1 = new TaskId(0, 1);
    private static final TaskId OUT = new TaskId(1, 0);
    private static final TaskId CHAIN_0 = new TaskId(2, 0);
    private static final TaskId CHAIN_1 = new TaskId(2, 1);
    private static final Set<TaskId> JOINED = Set.of(ROWS_0, ROWS_1, OUT);

    private enum Failure implements ErrorCode {
        PASSING(Kind.EXTERNAL),
        LASTING(Kind.USER);

        private final Kind kind;

        Failure(Kind kind) {
            this.kind = kind;
        }

        @Override
        public String code() {
            return name();
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    private record Part(String id) implements Source.Split {}

    private final JobCoordinator coordinator;
    private final WeirException passing = WeirException.of(Failure.PASSING, "lost");
    private long now;

    RegionRestartTest() {
        coordinator = coordinator(Configuration.EMPTY.with(CheckpointOptions.INTERVAL.key(), "1 h"));
    }

    private static JobCoordinator coordinator(Configuration options) {
        Schema schema = Schema.of("n", DataTypes.BIGINT);
        JobGraph.Builder builder = new JobGraph.Builder();
        int rows = builder.source("rows", 2, ListSource.of(schema, List.of()), null);
        int out = builder.sink("out", 1, new CollectingSink());
        builder.connect(rows, out, 0, new Partitioning.Global());
        int more = builder.source("more", 2, ListSource.of(schema, List.of()), null);
        int beside = builder.sink("beside", 2, new CollectingSink());
        builder.connect(more, beside, 0, new Partitioning.Forward());
        Configuration all = options.with("restart-strategy.type", "fixed-delay")
                .with("restart-strategy.fixed-delay.delay", "10 ms")
                .with("restart-strategy.fixed-delay.attempts", "2");
        return new JobCoordinator(
                JOB,
                TaskGraph.of(
                        builder.build("test", JobGraph.Epochs.DEFAULT, KeyGroups.DEFAULT_MAX_PARALLELISM, 1, all)));
    }

    private List<Order> handle(ToCoordinator message) {
        return new ArrayList<>(coordinator.handle(message, now));
    }

    private static <T extends Order> List<T> only(List<Order> orders, Class<T> type) {
        return orders.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <T extends Order> T one(List<Order> orders, Class<T> type) {
        assertThat(only(orders, type)).hasSize(1);
        return only(orders, type).getFirst();
    }

    private void start() {
        handle(new ToCoordinator.StartJob(JOB));
        handle(found(null, 1));
    }

    private static ToCoordinator found(@Nullable Checkpoint checkpoint, long nextId) {
        return new ToCoordinator.CheckpointFound(JOB, checkpoint, nextId, List.of());
    }

    /** The region of the channels fails and its other tasks end. */
    private void failJoined() {
        handle(new ToCoordinator.TaskFailed(JOB, OUT, passing));
        handle(new ToCoordinator.TaskCancelled(JOB, ROWS_0));
        handle(new ToCoordinator.TaskCancelled(JOB, ROWS_1));
    }

    private List<Order> rested() {
        now += 10;
        return handle(new ToCoordinator.TimePassed(JOB));
    }

    @Test
    void onlyTheRegionIsCancelledAndBeginsAgain() {
        start();
        List<Order> failed = handle(new ToCoordinator.TaskFailed(JOB, OUT, passing));
        assertThat(one(failed, ToWorker.CancelTasks.class).tasks()).containsExactlyInAnyOrder(ROWS_0, ROWS_1);
        assertThat(one(failed, ToHost.Tell.class).message())
                .isEqualTo("restarts 3 of 5 tasks (rows; out) in 10 ms after: PASSING: lost");
        handle(new ToCoordinator.TaskCancelled(JOB, ROWS_0));
        assertThat(only(rested(), ToHost.FindCheckpoint.class))
                .as("a task is still ending")
                .isEmpty();
        one(handle(new ToCoordinator.TaskCancelled(JOB, ROWS_1)), ToHost.FindCheckpoint.class);
        List<Order> again = handle(found(null, 1));
        assertThat(one(again, ToWorker.DeployTasks.class).tasks()).containsExactlyInAnyOrderElementsOf(JOINED);
        assertThat(one(again, ToHost.Tell.class).message())
                .isEqualTo("3 of 5 tasks (rows; out) go on from the beginning");
    }

    @Test
    void aChainOfForwardEdgesIsARegionOfItsOwn() {
        start();
        List<Order> failed = handle(new ToCoordinator.TaskFailed(JOB, CHAIN_1, passing));
        assertThat(only(failed, ToWorker.CancelTasks.class)).isEmpty();
        assertThat(one(failed, ToHost.Tell.class).message())
                .isEqualTo("restarts 1 of 5 tasks (more -> beside (2/2)) in 10 ms after: PASSING: lost");
        one(rested(), ToHost.FindCheckpoint.class);
        assertThat(one(handle(found(null, 1)), ToWorker.DeployTasks.class).tasks())
                .containsExactly(CHAIN_1);
    }

    @Test
    void whatFailsMeanwhileBeginsAgainWithIt() {
        start();
        failJoined();
        now += 5;
        handle(new ToCoordinator.TaskFailed(JOB, CHAIN_0, passing));
        now += 5;
        one(handle(new ToCoordinator.TimePassed(JOB)), ToHost.FindCheckpoint.class);
        assertThat(one(handle(found(null, 1)), ToWorker.DeployTasks.class).tasks())
                .hasSize(4)
                .doesNotContain(CHAIN_1);
        failJoined();
        rested();
        assertThat(one(handle(found(null, 1)), ToWorker.DeployTasks.class).tasks())
                .as("two attempts, of which the first was for both")
                .hasSize(3);
    }

    @Test
    void anErrorThatDoesNotPassEndsTheJob() {
        start();
        WeirException lasting = WeirException.of(Failure.LASTING, "wrong");
        List<Order> failed = handle(new ToCoordinator.TaskFailed(JOB, OUT, lasting));
        assertThat(one(failed, ToWorker.CancelTasks.class).tasks()).hasSize(4);
        List.of(ROWS_0, ROWS_1, CHAIN_0, CHAIN_1).forEach(task -> handle(new ToCoordinator.TaskCancelled(JOB, task)));
        assertThat(Objects.requireNonNull(coordinator.end()).failure()).isEqualTo(lasting);
    }

    @Test
    void theStrategyCountsRegionsAndEndsTheJob() {
        start();
        for (int i = 0; i < 2; i++) {
            handle(new ToCoordinator.TaskFailed(JOB, CHAIN_0, passing));
            rested();
            handle(found(null, 1));
        }
        List<Order> failed = handle(new ToCoordinator.TaskFailed(JOB, CHAIN_0, passing));
        assertThat(one(failed, ToWorker.CancelTasks.class).tasks()).hasSize(4);
        List.of(ROWS_0, ROWS_1, OUT, CHAIN_1).forEach(task -> handle(new ToCoordinator.TaskCancelled(JOB, task)));
        assertThat(Objects.requireNonNull(coordinator.end()).failure()).isEqualTo(passing);
    }

    /** A checkpoint whose end nobody was told of may be durable: then its output is committed by a later restart. */
    @Test
    void allBeginAgainIfTheCheckpointIsNotTheOneThatAllKnow() {
        start();
        failJoined();
        one(rested(), ToHost.FindCheckpoint.class);
        Checkpoint unknown = new Checkpoint(
                1,
                "test",
                Checkpoint.Kind.CHECKPOINT,
                0,
                0,
                KeyGroups.DEFAULT_MAX_PARALLELISM,
                List.of(),
                List.of(),
                Map.of());
        assertThat(one(handle(found(unknown, 2)), ToWorker.CancelTasks.class).tasks())
                .containsExactlyInAnyOrder(CHAIN_0, CHAIN_1);
    }

    @Test
    void aSplitComesBackToItsInstance() {
        start();
        handle(new ToCoordinator.SplitsDiscovered(
                JOB, 1, 2, List.of(new Part("a"), new Part("b"), new Part("c")), true, new byte[0]));
        handle(new ToCoordinator.RequestSplit(JOB, CHAIN_0, 0));
        handle(new ToCoordinator.RequestSplit(JOB, CHAIN_1, 0));
        handle(new ToCoordinator.TaskFailed(JOB, CHAIN_1, passing));
        assertThat(one(handle(new ToCoordinator.RequestSplit(JOB, CHAIN_0, 0)), ToWorker.AssignSplit.class)
                        .split())
                .isEqualTo(new Part("c"));
        rested();
        handle(found(null, 1));
        assertThat(only(handle(new ToCoordinator.RequestSplit(JOB, CHAIN_0, 0)), ToWorker.class))
                .containsExactly(new ToWorker.NoMoreSplits(JOB, CHAIN_0));
        assertThat(only(handle(new ToCoordinator.RequestSplit(JOB, CHAIN_1, 0)), ToWorker.class))
                .containsExactly(new ToWorker.AssignSplit(JOB, CHAIN_1, new Part("b"), Watermarks.MIN));
        assertThat(only(handle(new ToCoordinator.RequestSplit(JOB, CHAIN_1, 0)), ToWorker.class))
                .containsExactly(new ToWorker.NoMoreSplits(JOB, CHAIN_1));
    }

    @Test
    void noCheckpointBeginsWhileARegionIsDown() {
        start();
        handle(new ToCoordinator.TaskFailed(JOB, CHAIN_1, passing));
        List<Order> asked = handle(new ToCoordinator.TriggerSavepoint(JOB, 7, SavepointMode.CONTINUE));
        assertThat(only(asked, ToWorker.StartEpoch.class)).isEmpty();
        rested();
        List<Order> again = handle(found(null, 1));
        assertThat(one(again, ToWorker.DeployTasks.class).tasks()).containsExactly(CHAIN_1);
        assertThat(one(again, ToWorker.StartEpoch.class).checkpoint()).isEqualTo(1);
    }

    @Test
    void aCheckpointOnItsWayIsGivenUp() {
        start();
        one(handle(new ToCoordinator.TriggerSavepoint(JOB, 7, SavepointMode.CONTINUE)), ToWorker.StartEpoch.class);
        List<Order> failed = handle(new ToCoordinator.TaskFailed(JOB, CHAIN_1, passing));
        assertThat(only(failed, ToWorker.SettleCheckpoint.class))
                .containsExactly(new ToWorker.SettleCheckpoint(JOB, 1, false));
        WeirException refused = one(failed, ToHost.SavepointMade.class).failure();
        assertThat(Objects.requireNonNull(refused).code()).isEqualTo(CheckpointError.STORE_FAILED);
        assertThat(refused).hasMessageContaining("1 of 5 tasks (more -> beside (2/2)) failed: PASSING: lost");
    }

    /** The others need not wait for it, and what it emits when it is back is not taken for shown. */
    @Test
    void epochsGoOnWithoutTheRegion() {
        start();
        for (long epoch = 1; epoch <= 2; epoch++) {
            assertThat(requestEpoch(CHAIN_0, epoch - 1)).containsExactly(new ToWorker.StartEpoch(JOB, epoch, 0));
        }
        acknowledge(CHAIN_0, 2);
        acknowledge(OUT, 2);
        assertThat(requestEpoch(CHAIN_0, 2)).as("one chain is behind").isEmpty();
        assertThat(only(handle(new ToCoordinator.TaskFailed(JOB, CHAIN_1, passing)), ToWorker.StartEpoch.class))
                .containsExactly(new ToWorker.StartEpoch(JOB, 3, 0));
        rested();
        handle(found(null, 1));
        assertThat(requestEpoch(CHAIN_1, 0)).containsExactly(new ToWorker.StartEpoch(JOB, 4, 0));
    }

    private List<ToWorker> requestEpoch(TaskId task, long after) {
        return only(handle(new ToCoordinator.RequestEpoch(JOB, task, after)), ToWorker.class);
    }

    private void acknowledge(TaskId task, long epoch) {
        handle(new ToCoordinator.EpochAcknowledged(JOB, task, epoch));
    }
}
