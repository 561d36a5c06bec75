package dev.weir.sql.translate;

import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.WatermarkStrategy;
import dev.weir.dataflow.connect.CollectSink;
import dev.weir.operators.ValuesSource;
import dev.weir.sql.plan.Distribution;
import dev.weir.sql.plan.Exchange;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.ResultSink;
import dev.weir.sql.plan.TableScan;
import dev.weir.sql.plan.TableSink;
import dev.weir.sql.plan.TraitInference;
import dev.weir.sql.plan.Traits;
import dev.weir.sql.plan.UnionAll;
import dev.weir.sql.plan.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays a physical plan out as a job: a node an operator, equal sub-plans once, exchanges as edges. One job an instance.
 */
public final class JobTranslator {
    private static final int LONGEST_NAME = 80;

    private final JobSettings settings;
    private final CollectSink.@Nullable Listener results;
    private final JobGraph.Builder graph = new JobGraph.Builder();
    private final TraitInference traits;
    private final Operators operators;
    private final NodeUids uids = new NodeUids();
    private final Map<PlanNode, Integer> laidOut = new HashMap<>();

    private JobTranslator(JobSettings settings, CollectSink.@Nullable Listener results) {
        this.settings = settings;
        this.results = results;
        this.traits = new TraitInference(settings.plan().parallelism());
        this.operators = new Operators(settings, traits);
    }

    /**
     * The job of a plan after all passes.
     *
     * @param results who takes the rows of the {@link ResultSink}, if there is one
     */
    public static JobGraph translate(
            List<PlanNode> sinks, JobSettings settings, CollectSink.@Nullable Listener results) {
        JobTranslator translator = new JobTranslator(settings, results);
        sinks.forEach(translator::layOut);
        return translator.graph.build(
                settings.name(), settings.epochs(), settings.maxParallelism(), settings.seed(), settings.options());
    }

    /** Where rows come from: a node of the graph, and how they are divided on the way; null: as they are. */
    private record Upstream(int node, @Nullable Partitioning partitioning) {}

    private List<Upstream> upstream(PlanNode input) {
        return switch (input) {
            case UnionAll union ->
                union.inputs().stream().flatMap(part -> upstream(part).stream()).toList();
            case Exchange exchange ->
                upstream(exchange.input()).stream()
                        .map(from -> new Upstream(from.node(), partitioning(exchange.distribution())))
                        .toList();
            default -> List.of(new Upstream(layOut(input), null));
        };
    }

    private static Partitioning partitioning(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Hash hash ->
                new Partitioning.Hash(
                        hash.keys().stream().mapToInt(Integer::intValue).toArray());
            case Distribution.Rebalance rebalance -> new Partitioning.Rebalance();
            case Distribution.Single single -> new Partitioning.Global();
            case Distribution.Broadcast broadcast -> new Partitioning.Broadcast();
        };
    }

    /** The graph's node for a plan's node. */
    private int layOut(PlanNode node) {
        Integer known = laidOut.get(node);
        if (known != null) {
            return known;
        }
        List<List<Upstream>> inputs = new ArrayList<>();
        for (PlanNode input : node.inputs()) {
            inputs.add(upstream(input));
        }
        Traits nodeTraits = traits.of(node);
        int parallelism = nodeTraits.parallelism();
        int id = switch (node) {
            case TableScan scan -> graph.source(shortName(scan.table()), parallelism, scan.source(), watermarks(scan));
            case Values values -> graph.source("Values", 1, new ValuesSource(values.schema(), values.rows()), null);
            case TableSink sink ->
                graph.sink("Sink(" + shortName(sink.table()) + ")", parallelism, sink(sink, nodeTraits));
            case ResultSink sink -> graph.sink("Result", 1, new CollectSink(sink.describe(), listener()));
            default -> operator(node, parallelism);
        };
        graph.identify(id, uids.of(node));
        for (int input = 0; input < inputs.size(); input++) {
            connect(inputs.get(input), id, input);
        }
        laidOut.put(node, id);
        return id;
    }

    private int operator(PlanNode node, int parallelism) {
        OperatorFactory factory = operators.factory(node);
        return graph.operator(name(node), parallelism, node.inputs().size(), factory, node.schema());
    }

    private void connect(List<Upstream> upstreams, int id, int input) {
        for (Upstream from : upstreams) {
            Partitioning partitioning = from.partitioning();
            if (partitioning == null) {
                boolean oneToOne = graph.parallelism(from.node()) == graph.parallelism(id);
                partitioning = !oneToOne
                        ? new Partitioning.Rebalance()
                        : upstreams.size() == 1 ? new Partitioning.Forward() : new Partitioning.Rescale();
            }
            graph.connect(from.node(), id, input, partitioning);
        }
    }

    private CollectSink.Listener listener() {
        if (results == null) {
            throw new IllegalStateException("a query needs somebody who takes its rows");
        }
        return results;
    }

    private @Nullable WatermarkStrategy watermarks(TableScan scan) {
        if (scan.watermark() == null) {
            return null;
        }
        return new ExpressionWatermarks(
                scan.watermark().expression(),
                scan.schema(),
                scan.watermark().idleTimeout(),
                settings.evaluation(),
                settings.clock());
    }

    private static Sink sink(TableSink sink, Traits traits) {
        if (traits.appendOnly()) {
            return sink.connector().sink(sink.definition()).orElseThrow();
        }
        int[] key = !sink.primaryKey().isEmpty()
                ? sink.primaryKey().stream().mapToInt(Integer::intValue).toArray()
                : traits.keys().isEmpty()
                        ? null
                        : traits.keys().getFirst().stream()
                                .mapToInt(Integer::intValue)
                                .toArray();
        return sink.connector().changelogSink(sink.definition(), key).orElseThrow();
    }

    private static String shortName(String table) {
        return table.substring(table.lastIndexOf('.') + 1);
    }

    private static String name(PlanNode node) {
        String text = node.describe();
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "…";
    }
}
