package dev.weir.stream;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.WatermarkStrategy;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.operators.ChainOperator;
import dev.weir.stream.operators.ReduceOperator;
import dev.weir.stream.operators.Schemas;
import dev.weir.stream.operators.SourceWatermarks;
import dev.weir.stream.operators.Stage;
import dev.weir.stream.operators.TimestampsOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a job of the steps of a program: fuses consecutive stateless functions and decides how records are divided. */
final class JobGraphs {
    private final StreamExecutionEnvironment environment;
    private final StateTypes stateTypes;
    private boolean batch;
    private final Set<Transformation> steps = new LinkedHashSet<>();
    private final Map<Transformation, Integer> consumers = new HashMap<>();
    private final Map<Transformation, Group> groups = new HashMap<>();

    /** Steps that run in one node, in order. */
    private static final class Group {
        private final List<Transformation> steps = new ArrayList<>();
        private int node = -1;

        Transformation first() {
            return steps.getFirst();
        }
    }

    private JobGraphs(StreamExecutionEnvironment environment) {
        this.environment = environment;
        stateTypes = new StateTypes(environment.getCheckpointConfig().isCheckpointingEnabled());
    }

    /** The job of all given steps and those before them. */
    static JobGraph build(StreamExecutionEnvironment environment, String name, List<Transformation> wanted) {
        JobGraphs graphs = new JobGraphs(environment);
        wanted.forEach(graphs::visit);
        graphs.batch = graphs.isBatch();
        graphs.group();
        return graphs.graph(name);
    }

    private void visit(Transformation step) {
        if (steps.contains(step)) {
            return;
        }
        for (List<Upstream> input : step.inputs()) {
            for (Upstream upstream : input) {
                visit(upstream.from());
                consumers.merge(upstream.from(), 1, Integer::sum);
            }
        }
        steps.add(step);
    }

    private boolean isBatch() {
        Optional<Transformation.SourceStep> endless = steps.stream()
                .filter(Transformation.SourceStep.class::isInstance)
                .map(Transformation.SourceStep.class::cast)
                .filter(step -> !step.source().isBounded())
                .findFirst();
        return switch (environment.getRuntimeMode()) {
            case STREAMING -> false;
            case AUTOMATIC -> endless.isEmpty();
            case BATCH -> {
                if (endless.isPresent()) {
                    throw WeirException.of(
                                    StreamError.INVALID_JOB,
                                    "source %s has no end, which runtime mode BATCH needs",
                                    endless.get().name())
                            .hint("bound the source, or use RuntimeExecutionMode.STREAMING or AUTOMATIC");
                }
                yield true;
            }
        };
    }

    private OperatorFactory inMode(OperatorFactory operator) {
        if (!batch) {
            return operator;
        }
        return switch (operator) {
            case ReduceOperator.Factory reduce -> new ReduceOperator.Factory(reduce.function(), true);
            case TimestampsOperator.Factory timestamps ->
                new TimestampsOperator.Factory(timestamps.strategy().withoutWatermarks());
            default -> operator;
        };
    }

    private @Nullable WatermarkStrategy inMode(@Nullable WatermarkStrategy watermarks) {
        return batch && watermarks instanceof SourceWatermarks(var strategy)
                ? new SourceWatermarks(strategy.withoutWatermarks())
                : watermarks;
    }

    private void group() {
        for (Transformation step : steps) {
            Group group = fusesWithInput(step)
                    ? groupOf(step.inputs().getFirst().getFirst().from())
                    : new Group();
            group.steps.add(step);
            groups.put(step, group);
        }
    }

    private Group groupOf(Transformation step) {
        return Objects.requireNonNull(groups.get(step));
    }

    private boolean fusesWithInput(Transformation step) {
        if (!(step instanceof Transformation.StageStep)
                || !step.isChained()
                || step.inputs().getFirst().size() != 1) {
            return false;
        }
        Upstream input = step.inputs().getFirst().getFirst();
        return input.partitioning() == null
                && input.from() instanceof Transformation.StageStep before
                && !before.isKey()
                && before.uid() == null
                && step.uid() == null
                && consumers.getOrDefault(before, 0) == 1
                && parallelism(before) == parallelism(step);
    }

    private int parallelism(Transformation step) {
        if (step instanceof Transformation.StageStep stage && stage.isKey()) {
            return parallelism(step.inputs().getFirst().getFirst().from());
        }
        return step.parallelism() == Transformation.DEFAULT_PARALLELISM
                ? environment.getParallelism()
                : step.parallelism();
    }

    private JobGraph graph(String name) {
        JobGraph.Builder builder = new JobGraph.Builder();
        for (Transformation step : steps) {
            Group group = groupOf(step);
            if (group.first() == step) {
                group.node = add(builder, group);
            }
        }
        identify(builder);
        for (Transformation step : steps) {
            Group group = groupOf(step);
            if (group.first() == step) {
                connect(builder, step, group.node);
            }
        }
        return builder.build(
                name,
                JobGraph.Epochs.NONE,
                environment.getMaxParallelism(),
                environment.seed(),
                environment.getConfiguration());
    }

    /** A step with a uid is a node of its own, so that what it keeps does not depend on its neighbours. */
    private void identify(JobGraph.Builder builder) {
        Map<String, String> owners = new HashMap<>();
        for (Transformation step : steps) {
            String uid = step.uid();
            if (uid != null) {
                unique(owners, uid, step.name());
                builder.identify(groupOf(step).node, uid);
            }
        }
        for (Transformation step : steps) {
            Group group = groupOf(step);
            if (group.first() == step && step.uid() == null) {
                unique(owners, builder.name(group.node), builder.name(group.node));
            }
        }
    }

    private static void unique(Map<String, String> owners, String uid, String name) {
        String other = owners.putIfAbsent(uid, name);
        if (other != null) {
            throw WeirException.of(
                            StreamError.INVALID_JOB,
                            "uid '%s' names the state of two steps: %s and %s",
                            uid,
                            other,
                            name)
                    .hint("give each step a uid of its own; a step without one has its name for it");
        }
    }

    private int add(JobGraph.Builder builder, Group group) {
        Transformation first = group.first();
        int parallelism = parallelism(first);
        return switch (first) {
            case Transformation.SourceStep source ->
                builder.source(source.name(), parallelism, source.source(), inMode(source.watermarks()));
            case Transformation.SinkStep sink -> builder.sink(sink.name(), parallelism, sink.sink());
            case Transformation.OperatorStep operator -> {
                OperatorFactory factory = operator.operator();
                stateTypes.check(operator, factory);
                yield builder.operator(
                        operator.name(),
                        parallelism,
                        operator.inputs().size(),
                        operator.withKeys(inMode(factory)),
                        operator.schema());
            }
            case Transformation.StageStep ignored -> {
                List<Stage> stages = group.steps.stream()
                        .map(step -> ((Transformation.StageStep) step).stage())
                        .toList();
                String name = group.steps.stream().map(Transformation::name).collect(Collectors.joining(" -> "));
                stages.forEach(stage -> stateTypes.check(name, stage.function()));
                boolean keyed = stages.getLast() instanceof Stage.Key;
                yield builder.operator(
                        name,
                        parallelism,
                        1,
                        new ChainOperator.Factory(stages),
                        keyed ? Schemas.KEYED : Schemas.RECORDS);
            }
        };
    }

    private void connect(JobGraph.Builder builder, Transformation step, int to) {
        for (int input = 0; input < step.inputs().size(); input++) {
            for (Upstream upstream : step.inputs().get(input)) {
                int from = groupOf(upstream.from()).node;
                int output = upstream.from().output(upstream.side());
                builder.connect(from, output, to, input, partitioning(upstream, step));
            }
        }
    }

    private Partitioning partitioning(Upstream upstream, Transformation step) {
        int before = parallelism(upstream.from());
        int after = parallelism(step);
        Partitioning wanted = upstream.partitioning();
        if (wanted == null) {
            return before == after ? new Partitioning.Forward() : new Partitioning.Rebalance();
        }
        if (wanted instanceof Partitioning.Forward && before != after) {
            throw WeirException.of(
                            StreamError.INVALID_JOB,
                            "forward() from %s (parallelism %d) to %s (parallelism %d) needs equal parallelism",
                            upstream.from().name(),
                            before,
                            step.name(),
                            after)
                    .hint("use rebalance() or rescale(), or set the same parallelism");
        }
        return wanted;
    }
}
