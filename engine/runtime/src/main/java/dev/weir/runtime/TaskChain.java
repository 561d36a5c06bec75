package dev.weir.runtime;

import dev.weir.base.Seeds;
import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.checkpoint.CheckpointError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The nodes of a running task, wired to each other and to its channels. One thread. */
final class TaskChain {
    private final TaskPlan plan;
    private final Task task;
    private final Failures failures;
    private final Map<Integer, Member> byNode = new HashMap<>();
    private final List<Member> members = new ArrayList<>(); // consumers before producers
    private final Channel[] outputs;
    private final TaskCheckpoints checkpoints;
    private @Nullable Head head;

    private TaskChain(TaskPlan plan, Task task, Failures failures) {
        this.plan = plan;
        this.task = task;
        this.failures = failures;
        outputs = plan.outputs().stream()
                .flatMap(sending -> sending.channels().stream())
                .toArray(Channel[]::new);
        checkpoints = new TaskCheckpoints(plan, members, task.settlements(), task::postCheckpoint);
    }

    /** Creates operators, readers and writers. What was created is closed again when one of them fails. */
    static TaskChain open(TaskPlan plan, Task task, Failures failures) {
        TaskChain chain = new TaskChain(plan, task, failures);
        List<JobGraph.Node> nodes = new ArrayList<>(plan.vertex().nodes());
        Collections.reverse(nodes);
        try {
            for (JobGraph.Node node : nodes) {
                chain.create(node);
            }
        } catch (Throwable thrown) {
            throw Objects.requireNonNull(
                    chain.close(failures.ofNode(plan.vertex().head().name(), thrown)));
        }
        return chain;
    }

    private void create(JobGraph.Node node) {
        try {
            NodeMetrics metrics = plan.services().nodeMetrics().apply(node.id());
            StageOutput output =
                    new StageOutput(targets(node), metrics, plan.id().subtask());
            StageContext context = new StageContext(
                    plan.job(), node, plan.id().subtask(), plan.services(), mail -> task.post(mail, node));
            Member member = member(node, context, output, metrics);
            members.add(member);
            output.atCheckpoint(checkpoint -> checkpoints.barrier(member, checkpoint));
            byNode.put(node.id(), member);
            if (node == plan.vertex().head()) {
                head = head(member);
            } else if (context.hasInFlight()) {
                throw WeirException.of(
                                CheckpointError.DOES_NOT_FIT,
                                "the checkpoint holds rows on their way to %s, now one task with what it reads",
                                node.name())
                        .hint("change a job between a savepoint, which holds no such rows, and its restore");
            }
        } catch (Throwable thrown) {
            throw failures.ofNode(node.name(), thrown);
        }
    }

    private Member member(JobGraph.Node node, StageContext context, StageOutput output, NodeMetrics metrics) {
        return switch (node) {
            case JobGraph.SourceNode source ->
                new SourceHead(
                        plan.id(),
                        context,
                        source,
                        plan.job().epochs(),
                        output,
                        plan.services().events(),
                        failures);
            case JobGraph.OperatorNode operator ->
                stage(
                        context,
                        context.wasFinished()
                                ? new FinishedOperator()
                                : operator.operator().create(context),
                        operator.inputs(),
                        output,
                        metrics);
            case JobGraph.SinkNode sink -> stage(context, sinkOperator(sink, context), 1, output, metrics);
        };
    }

    private Operator sinkOperator(JobGraph.SinkNode node, StageContext context) {
        if (context.wasFinished()) {
            return new FinishedOperator();
        }
        boolean commits = plan.services().checkpoints().enabled()
                && node.sink().committer().isPresent();
        return new SinkOperator(node.sink().writer(context), commits);
    }

    private Stage stage(StageContext context, Operator operator, int inputs, StageOutput output, NodeMetrics metrics) {
        return new Stage(
                context,
                operator,
                inputs,
                output,
                metrics,
                failures,
                plan.job().epochs().enabled());
    }

    private Head head(Member first) {
        return switch (first) {
            case SourceHead source -> source;
            case Stage stage ->
                new InputHead(
                        stage,
                        plan.inputs(),
                        plan.commonAncestor(),
                        checkpoints,
                        stage.context().inFlight(plan.inputs()));
            default -> throw new AssertionError(first);
        };
    }

    /** The node's instance in this task. */
    Member member(JobGraph.Node node) {
        return Objects.requireNonNull(byNode.get(node.id()));
    }

    private Target[][] targets(JobGraph.Node node) {
        List<List<Target>> byOutput = new ArrayList<>();
        for (JobGraph.Edge edge : plan.job().outputs(node.id())) {
            if (TaskGraph.isFused(plan.job(), edge)) {
                JobGraph.Node consumer = plan.job().nodes().get(edge.to());
                add(byOutput, edge.output(), (Stage) member(consumer));
            }
        }
        for (TaskPlan.Sending sending : plan.outputs()) {
            if (sending.edge().from() == node.id()) {
                add(byOutput, sending.edge().output(), exchange(node, sending));
            }
        }
        return byOutput.stream().map(list -> list.toArray(Target[]::new)).toArray(Target[][]::new);
    }

    private static void add(List<List<Target>> byOutput, int output, Target target) {
        while (byOutput.size() <= output) {
            byOutput.add(new ArrayList<>());
        }
        byOutput.get(output).add(target);
    }

    private Exchange exchange(JobGraph.Node node, TaskPlan.Sending sending) {
        JobGraph.Edge edge = sending.edge();
        String purpose = node.name() + "/" + plan.id().subtask() + " -> " + edge.to() + "." + edge.input();
        Partitioner partitioner = Partitioner.of(
                edge.partitioning(),
                plan.id().subtask(),
                sending.channels().size(),
                plan.job().maxParallelism(),
                Seeds.generator(plan.job().seed(), purpose));
        return new Exchange(sending.channels().toArray(Channel[]::new), partitioner);
    }

    TaskCheckpoints checkpoints() {
        return checkpoints;
    }

    Head head() {
        return Objects.requireNonNull(head);
    }

    /** Its nodes, consumers before producers. */
    List<Member> members() {
        return members;
    }

    /** Whether all channels have room; if not, the task will be woken when one gets it. */
    boolean awaitRoom() {
        for (Channel channel : outputs) {
            if (!channel.awaitRoom()) {
                return false;
            }
        }
        return true;
    }

    /** Handles one queued piece of the last node that can. */
    boolean drain() {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).drain()) {
                return true;
            }
        }
        return false;
    }

    boolean isClear() {
        for (int i = 0; i < members.size(); i++) {
            if (!members.get(i).isClear()) {
                return false;
            }
        }
        return true;
    }

    /** The earliest wake-up that a node asked for. */
    long nextWakeUp() {
        long earliest = StageContext.NEVER;
        for (int i = 0; i < members.size(); i++) {
            earliest = Math.min(earliest, members.get(i).context().wakeUpTime());
        }
        return earliest;
    }

    /** Closes all nodes; returns the given failure, or the first that closing brought. */
    @Nullable
    WeirException close(@Nullable WeirException failure) {
        WeirException first = failure;
        for (Member member : members.reversed()) {
            try (AutoCloseable _ = member.context()::close) {
                member.close();
            } catch (Throwable thrown) {
                if (first == null) {
                    first = failures.ofNode(member.name(), thrown);
                } else {
                    first.addSuppressed(thrown);
                }
            }
        }
        return first;
    }
}
