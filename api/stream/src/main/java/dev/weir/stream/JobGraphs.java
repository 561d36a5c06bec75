package dev.weir.stream;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Partitioning;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.operators.ChainOperator;
import dev.weir.stream.operators.Schemas;
import dev.weir.stream.operators.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a job of the steps of a program: fuses consecutive stateless functions and decides how records are divided. */
final class JobGraphs {
    private final StreamExecutionEnvironment environment;
    private final Set<Transformation> steps = new LinkedHashSet<>();
    private final Map<Transformation, Integer> consumers = new IdentityHashMap<>();
    /** The steps that run in one node, in order, under each of them. */
    private final Map<Transformation, List<Transformation>> groups = new IdentityHashMap<>();

    private JobGraphs(StreamExecutionEnvironment environment) {
        this.environment = environment;
    }

    /** The job of all given steps and those before them. */
    static JobGraph build(StreamExecutionEnvironment environment, String name, List<Transformation> wanted) {
        JobGraphs graphs = new JobGraphs(environment);
        wanted.forEach(graphs::visit);
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

    private void group() {
        for (Transformation step : steps) {
            List<Transformation> group = fusesWithInput(step)
                    ? groups.get(step.inputs().getFirst().getFirst().from())
                    : new ArrayList<>();
            group.add(step);
            groups.put(step, group);
        }
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
        Map<List<Transformation>, Integer> nodes = new IdentityHashMap<>();
        for (Transformation step : steps) {
            List<Transformation> group = groups.get(step);
            if (!nodes.containsKey(group)) {
                nodes.put(group, add(builder, group));
            }
        }
        for (Transformation step : steps) {
            List<Transformation> group = groups.get(step);
            if (group.getFirst() == step) {
                connect(builder, step, nodes);
            }
        }
        return builder.build(
                name,
                JobGraph.Epochs.NONE,
                environment.getMaxParallelism(),
                environment.seed(),
                environment.getConfiguration());
    }

    private int add(JobGraph.Builder builder, List<Transformation> group) {
        Transformation first = group.getFirst();
        int parallelism = parallelism(first);
        return switch (first) {
            case Transformation.SourceStep source ->
                builder.source(source.name(), parallelism, source.source(), source.watermarks());
            case Transformation.SinkStep sink -> builder.sink(sink.name(), parallelism, sink.sink());
            case Transformation.OperatorStep operator ->
                builder.operator(
                        operator.name(), parallelism, operator.inputs().size(), operator.operator(), operator.schema());
            case Transformation.StageStep ignored -> {
                List<Stage> stages = group.stream()
                        .map(step -> ((Transformation.StageStep) step).stage())
                        .toList();
                String name = group.stream().map(Transformation::name).collect(Collectors.joining(" -> "));
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

    private void connect(JobGraph.Builder builder, Transformation step, Map<List<Transformation>, Integer> nodes) {
        int to = nodes.get(groups.get(step));
        for (int input = 0; input < step.inputs().size(); input++) {
            for (Upstream upstream : step.inputs().get(input)) {
                int from = nodes.get(groups.get(upstream.from()));
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
