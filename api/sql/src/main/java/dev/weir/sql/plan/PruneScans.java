package dev.weir.sql.plan;

import dev.weir.dataflow.Source;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets sources leave columns, and fields of ROWs, undecoded that no statement of the job reads. All uses of a table go
 * on sharing one scan, which therefore reads the columns of all of them.
 */
public final class PruneScans implements PlanPass {
    @Override
    public List<PlanNode> apply(List<PlanNode> sinks, PlanSettings settings) {
        Map<TableScan, ReadColumns> used = new HashMap<>();
        Set<PlanNode> seen = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        sinks.forEach(sink -> collect(sink, used, seen));
        Map<TableScan, ReadColumns> kept = new HashMap<>();
        used.forEach((scan, columns) -> {
            if (scan.watermark() != null) {
                columns.add(scan.watermark().expression());
            }
            boolean fewer = columns.indexes().length < scan.schema().size();
            if (scan.source() instanceof Source.Projectable && fewer
                    || scan.source() instanceof Source.FieldProjectable
                            && !columns.fields().isEmpty()) {
                kept.put(scan, columns);
            }
        });
        Map<TableScan, TableScan> pruned = new HashMap<>();
        kept.forEach((scan, columns) -> pruned.put(scan, prune(scan, columns)));
        return PlanRewriter.rewrite(sinks, node -> {
            if (node instanceof Calc calc && calc.input() instanceof TableScan scan) {
                TableScan replacement = pruned.get(scan);
                ReadColumns columns = kept.get(scan);
                return replacement == null || columns == null ? node : rebase(calc, replacement, columns.indexes());
            }
            return node;
        });
    }

    private static void collect(PlanNode node, Map<TableScan, ReadColumns> used, Set<PlanNode> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof Calc calc && calc.input() instanceof TableScan scan) {
            ReadColumns columns = used.computeIfAbsent(scan, key -> new ReadColumns());
            calc.projections().forEach(columns::add);
            columns.add(calc.filter());
            return;
        }
        for (PlanNode input : node.inputs()) {
            if (input instanceof TableScan scan) {
                used.computeIfAbsent(scan, key -> new ReadColumns())
                        .addAll(scan.schema().size());
            }
            collect(input, used, seen);
        }
    }

    private static TableScan prune(TableScan scan, ReadColumns read) {
        int[] columns = read.indexes();
        Source source = scan.source();
        if (columns.length < scan.schema().size()) {
            source = ((Source.Projectable) source).project(columns);
        }
        if (source instanceof Source.FieldProjectable nested && !read.fields().isEmpty()) {
            source = nested.readingFields(read.fields());
        }
        return new TableScan(
                scan.table(),
                source,
                scan.appendOnly(),
                scan.primaryKey(),
                rebase(scan.watermark(), columns),
                scan.parallelism(),
                scan.role());
    }

    private static @Nullable Watermark rebase(@Nullable Watermark watermark, int[] columns) {
        if (watermark == null) {
            return null;
        }
        return new Watermark(
                watermark.columnName(),
                rebase(watermark.column(), columns),
                rebase(watermark.expression(), columns),
                watermark.idleTimeout());
    }

    private static PlanNode rebase(Calc calc, TableScan scan, int[] columns) {
        List<Expression> projections =
                calc.projections().stream().map(p -> rebase(p, columns)).toList();
        Expression filter = calc.filter() == null ? null : rebase(calc.filter(), columns);
        return new Calc(scan, filter, projections, calc.schema());
    }

    /**
     * A column that is not read any more can only stand in what nobody evaluates; it keeps an index that is in no row.
     */
    private static Expression rebase(Expression expression, int[] columns) {
        return Expressions.substitute(expression, column -> {
            int place = java.util.Arrays.binarySearch(columns, column.index());
            return new ColumnReference(place < 0 ? Integer.MAX_VALUE : place, column.type());
        });
    }
}
