package dev.weir.sql.plan;

import dev.weir.operators.WindowSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends rows that must meet to one instance: those of a group, of a join key, of a sink's primary key. Rows that are
 * divided by those columns already stay where they are. Tables that ask for a number of readers or writers of their own
 * get their rows in turn.
 */
public final class PlaceExchanges implements PlanPass {
    @Override
    public List<PlanNode> apply(List<PlanNode> sinks, PlanSettings settings) {
        TraitInference traits = new TraitInference(settings.parallelism());
        return PlanRewriter.rewrite(sinks, node -> switch (node) {
            case TableScan scan ->
                traits.of(scan).parallelism() == settings.parallelism()
                        ? scan
                        : new Exchange(scan, new Distribution.Rebalance());
            case GroupAggregate aggregate ->
                aggregate.withInputs(List.of(byKeys(aggregate.input(), aggregate.keys(), traits)));
            case WindowAggregate aggregate ->
                aggregate.withInputs(List.of(byKeys(aggregate.input(), aggregate.keys(), traits)));
            case WindowAssign assign
            when assign.window() instanceof WindowSpec.Session ->
                assign.withInputs(List.of(byKeys(assign.input(), assign.partitionKeys(), traits)));
            case HashJoin join ->
                join.withInputs(List.of(
                        byKeys(join.left(), join.condition().leftKeys(), traits),
                        byKeys(join.right(), join.condition().rightKeys(), traits)));
            case WindowJoin join ->
                join.withInputs(List.of(
                        byKeys(join.left(), join.condition().leftKeys(), traits),
                        byKeys(join.right(), join.condition().rightKeys(), traits)));
            case LookupJoin join -> join.withInputs(List.of(join.probe(), broadcast(join, traits)));
            case LastRow last -> last.withInputs(List.of(byKeys(last.input(), last.keys(), traits)));
            case Rank rank ->
                rank.withInputs(List.of(byKeys(rank.input(), rank.range().keys(), traits)));
            case SortLimit sort -> sort.withInputs(List.of(single(sort.input(), traits)));
            case ResultSink sink -> sink.withInputs(List.of(single(sink.input(), traits)));
            case TableSink sink -> sink.withInputs(List.of(beforeSink(sink, traits)));
            default -> node;
        });
    }

    private static PlanNode byKeys(PlanNode input, List<Integer> keys, TraitInference traits) {
        if (keys.isEmpty()) {
            return single(input, traits);
        }
        return isDividedBy(input, keys) ? input : new Exchange(unbalanced(input), new Distribution.Hash(keys));
    }

    /** Rows that are divided anew need not go to the instances in turn before. */
    private static PlanNode unbalanced(PlanNode node) {
        return node instanceof Exchange exchange && exchange.distribution() instanceof Distribution.Rebalance
                ? exchange.input()
                : node;
    }

    private static PlanNode single(PlanNode node, TraitInference traits) {
        PlanNode input = unbalanced(node);
        return traits.of(input).parallelism() == 1 ? input : new Exchange(input, new Distribution.Single());
    }

    private static PlanNode broadcast(LookupJoin join, TraitInference traits) {
        boolean alone = traits.of(join.probe()).parallelism() == 1
                && traits.of(join.build()).parallelism() == 1;
        return alone ? join.build() : new Exchange(unbalanced(join.build()), new Distribution.Broadcast());
    }

    /** Changes of one row must reach one writer in order; rows without a key are told apart by all their columns. */
    private static PlanNode beforeSink(TableSink sink, TraitInference traits) {
        PlanNode input = sink.input();
        Traits inputTraits = traits.of(input);
        int wanted = sink.parallelism().orElse(inputTraits.parallelism());
        boolean same = wanted == inputTraits.parallelism();
        if (inputTraits.appendOnly()) {
            return same ? input : new Exchange(unbalanced(input), new Distribution.Rebalance(), wanted);
        }
        if (wanted == 1) {
            return single(input, traits);
        }
        List<Integer> keys = sink.primaryKey();
        if (keys.isEmpty()) {
            keys = inputTraits.keys().isEmpty()
                    ? allColumns(input)
                    : new ArrayList<>(inputTraits.keys().getFirst());
        }
        return same ? byKeys(input, keys, traits) : new Exchange(input, new Distribution.Hash(keys), wanted);
    }

    private static List<Integer> allColumns(PlanNode node) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < node.schema().size(); i++) {
            columns.add(i);
        }
        return columns;
    }

    /** Whether rows with equal values in the columns are in one instance for certain. */
    private static boolean isDividedBy(PlanNode node, List<Integer> columns) {
        return switch (node) {
            case Exchange exchange ->
                exchange.distribution() instanceof Distribution.Hash hash
                        && hash.keys().equals(columns);
            case GroupAggregate aggregate -> {
                List<Integer> below = new ArrayList<>();
                for (int column : columns) {
                    below.add(
                            column < aggregate.keys().size() ? aggregate.keys().get(column) : -1);
                }
                yield !below.contains(-1) && isDividedBy(aggregate.input(), below);
            }
            case Rank rank -> !columns.contains(rank.number()) && isDividedBy(rank.input(), columns);
            case Calc calc -> {
                List<Integer> below = new ArrayList<>();
                for (int column : columns) {
                    below.add(
                            calc.projections().get(column) instanceof dev.weir.expressions.ColumnReference reference
                                    ? reference.index()
                                    : -1);
                }
                yield !below.contains(-1) && isDividedBy(calc.input(), below);
            }
            default -> false;
        };
    }
}
