package dev.weir.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
import dev.weir.data.DataTypes;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.RestorePlan;
import dev.weir.dataflow.checkpoint.SourceSnapshot;
import dev.weir.dataflow.checkpoint.SplitSnapshot;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.testkit.CollectingSink;
import dev.weir.testkit.ListSource;
import dev.weir.testkit.SumByKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is said of a checkpoint and a job side by side. */
class RestorePlannerTest {
    private static final Schema ROWS = Schema.of("key", DataTypes.INT, "value", DataTypes.INT);

    private static JobGraph job(String operator, Configuration options) {
        JobGraph.Builder builder = new JobGraph.Builder();
        int source = builder.source("rows", 1, ListSource.of(ROWS, List.of()), null);
        int sum = builder.operator("Sum of values", 1, 1, new SumByKey(ROWS, 0, 1), ROWS);
        builder.identify(sum, operator);
        int sink = builder.sink("out", 1, new CollectingSink());
        builder.connect(source, sum, 0, new Partitioning.Hash(0)).connect(sum, sink, 0, new Partitioning.Forward());
        return builder.build("totals", JobGraph.Epochs.DEFAULT, 128, 1, options);
    }

    private static NodeSnapshot snapshot(String uid, int splits, StateBlob... state) {
        List<SplitSnapshot> left =
                java.util.Collections.nCopies(splits, new SplitSnapshot(new byte[] {1}, Long.MIN_VALUE));
        return new NodeSnapshot(uid, "what " + uid + " was", 0, 1, false, 0, List.of(state), left, List.of(), null);
    }

    private static Checkpoint checkpoint(int maxParallelism, String operator) {
        StateBlob blob = new StateBlob("records", new Blob.Inline(new byte[] {1}));
        return new Checkpoint(
                9,
                "totals",
                Checkpoint.Kind.CHECKPOINT,
                0,
                0,
                maxParallelism,
                List.of(snapshot("rows", 2), snapshot(operator, 0, blob), snapshot("out", 0)),
                List.of(new SourceSnapshot(
                        "rows", new byte[0], true, List.of(new SplitSnapshot(new byte[] {2}, Long.MIN_VALUE)))),
                Map.of("out", List.of(new byte[] {3})));
    }

    private static RestorePlan plan(Checkpoint checkpoint, JobGraph job, String held, Map<String, String> wanted) {
        String had = checkpoint.nodes().get(1).node();
        String has = job.nodes().get(1).uid();
        return new RestorePlanner(
                        checkpoint,
                        job,
                        Map.of(had, Map.of("sums", new RestorePlanner.Held(held, 7))),
                        wanted.isEmpty() ? Map.of() : Map.of(has, wanted))
                .plan();
    }

    private static List<String> facts(RestorePlan plan) {
        return plan.entries().stream()
                .map(entry -> entry.operator() + " " + entry.state() + " " + entry.fate())
                .toList();
    }

    @Test
    void whatHasItsPlaceIsKept() {
        RestorePlan plan =
                plan(checkpoint(128, "Sum-1"), job("Sum-1", Configuration.EMPTY), "a sum", Map.of("sums", "a sum"));
        assertThat(plan.refusal()).isNull();
        assertThat(facts(plan)).containsExactly("rows (position) KEPT", "Sum-1 sums KEPT", "out (output) KEPT");
        assertThat(plan.entries().getFirst().why()).isEqualTo("2 splits being read, 1 not begun");
        assertThat(plan.entries().get(1).rows()).hasValue(7);
    }

    @Test
    void anOperatorThatIsGoneIsNamedAndRefused() {
        RestorePlan plan =
                plan(checkpoint(128, "Sum-1"), job("Sum-2", Configuration.EMPTY), "a sum", Map.of("sums", "a mean"));
        assertThat(facts(plan)).contains("Sum-2 sums NEW", "Sum-1 sums DROPPED");
        assertThat(plan.entries().getLast().why())
                .isEqualTo("the job has no such operator: what Sum-1 was; Sum-2 keeps a mean instead of a sum");
        assertThat(Objects.requireNonNull(plan.refusal()))
                .hasMessageContaining("WEIR-CHECKPOINT-0006")
                .hasMessageContaining("state of Sum-1 (what Sum-1 was)");
    }

    @Test
    void whatIsDroppedOnPurposeIsNotRefused() {
        Configuration allowed = Configuration.EMPTY.with(CheckpointOptions.ALLOW_DROPPED_STATE.key(), "true");
        RestorePlan plan = plan(checkpoint(128, "Sum-1"), job("Sum-2", allowed), "a sum", Map.of("sums", "a sum"));
        assertThat(plan.refusal()).isNull();
        assertThat(facts(plan)).contains("Sum-1 sums DROPPED");
    }

    @Test
    void otherStateUnderTheSameNameIsRefused() {
        Configuration allowed = Configuration.EMPTY.with(CheckpointOptions.ALLOW_DROPPED_STATE.key(), "true");
        RestorePlan plan = plan(checkpoint(128, "sum"), job("sum", allowed), "a sum", Map.of("sums", "a mean"));
        assertThat(facts(plan)).contains("sum sums CHANGED");
        assertThat(plan.entries().get(1).why()).isEqualTo("now a mean; then a sum");
        assertThat(Objects.requireNonNull(plan.refusal())).hasMessageContaining("'sums' of sum");
    }

    @Test
    void whatNobodyAsksForStays() {
        RestorePlan plan =
                plan(checkpoint(128, "sum"), job("sum", Configuration.EMPTY), "a sum", Map.of("means", "a mean"));
        assertThat(plan.refusal()).isNull();
        assertThat(facts(plan)).contains("sum sums KEPT", "sum means NEW");
    }

    @Test
    void ofUserFunctionsOnlyTheOperatorIsKnown() {
        assertThat(facts(plan(checkpoint(128, "sum"), job("sum", Configuration.EMPTY), "a sum", Map.of())))
                .contains("sum sums KEPT");
        assertThat(facts(plan(checkpoint(128, "sum"), job("other", Configuration.EMPTY), "a sum", Map.of())))
                .contains("other (any) NEW", "sum sums DROPPED");
    }

    @Test
    void otherKeyGroupsAreRefused() {
        RestorePlan plan = plan(checkpoint(64, "sum"), job("sum", Configuration.EMPTY), "a sum", Map.of());
        assertThat(Objects.requireNonNull(plan.refusal())).hasMessageContaining("64 groups, the job into 128");
    }

    private static Checkpoint with(Checkpoint checkpoint, NodeSnapshot first, NodeSnapshot second) {
        return new Checkpoint(
                checkpoint.id(),
                checkpoint.job(),
                checkpoint.kind(),
                0,
                0,
                checkpoint.maxParallelism(),
                List.of(first, second),
                checkpoint.sources(),
                Map.of());
    }

    @Test
    void rowsOnTheirWayAreNamedWhetherTheyAreKeptOrDropped() {
        Checkpoint plain = checkpoint(128, "sum");
        Checkpoint overtaken =
                with(plain, plain.nodes().getFirst(), snapshot("sum", 0).withInFlight(new Blob.Inline(new byte[] {1})));
        assertThat(facts(plan(overtaken, job("sum", Configuration.EMPTY), "a sum", Map.of("sums", "a sum"))))
                .contains("sum (rows on their way) KEPT");
        RestorePlan dropped = plan(overtaken, job("other", Configuration.EMPTY), "a sum", Map.of("sums", "a sum"));
        assertThat(facts(dropped)).contains("sum (rows on their way) DROPPED");
        assertThat(Objects.requireNonNull(dropped.refusal())).hasMessageContaining("state of sum");
    }

    @Test
    void whatADrainedSourceHasLeftIsSaid() {
        Checkpoint plain = checkpoint(128, "sum");
        NodeSnapshot source = plain.nodes().getFirst();
        NodeSnapshot ended = new NodeSnapshot(
                source.node(), source.name(), 0, 1, true, Long.MAX_VALUE, List.of(), source.splits(), List.of(), null);
        RestorePlan plan =
                plan(with(plain, ended, plain.nodes().get(1)), job("sum", Configuration.EMPTY), "a sum", Map.of());
        assertThat(plan.entries().getFirst().why())
                .isEqualTo("has ended, as the job was drained: 3 splits are left, and not read");
    }

    @Test
    void linesAreATable() {
        assertThat(plan(checkpoint(128, "Sum-1"), job("Sum-1", Configuration.EMPTY), "a sum", Map.of("sums", "a sum"))
                        .lines())
                .containsExactly(
                        "job 'totals' with checkpoint 9:",
                        "  operator  state       rows        why",
                        "  rows      (position)        kept  2 splits being read, 1 not begun",
                        "  Sum-1     sums           7  kept  a sum",
                        "  out       (output)       1  kept  is committed first");
    }
}
