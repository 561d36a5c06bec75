package dev.weir.sql.logical;

import dev.weir.base.WeirException;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.HashJoin;
import dev.weir.sql.plan.JoinCondition;
import dev.weir.sql.plan.LookupJoin;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.TableScan;
import dev.weir.sql.plan.Traits;
import dev.weir.sql.plan.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Joins: a lookup where the right side is a table that ends and does not change, else a join of two changing tables.
 */
final class JoinConverter {
    private final PlanConverter planner;
    private final Join join;

    JoinConverter(PlanConverter planner, Join join) {
        this.planner = planner;
        this.join = join;
    }

    PlanNode convert() {
        boolean left = join.getJoinType() == JoinRelType.LEFT;
        if (!left && join.getJoinType() != JoinRelType.INNER) {
            throw PlanConverter.unsupported(join.getJoinType().lowerName.toUpperCase(java.util.Locale.ROOT) + " JOIN");
        }
        PlanNode probe = planner.convert(join.getLeft());
        boolean temporal = join.getRight() instanceof Snapshot;
        RelNode rightNode = temporal ? ((Snapshot) join.getRight()).getInput() : join.getRight();
        PlanNode build = planner.convert(rightNode);
        Schema schema = PlanConverter.schema(join);
        JoinCondition condition = condition(probe.schema(), build.schema());
        if (temporal || isLookup(probe, build)) {
            if (!planner.traits(build).bounded()) {
                throw WeirException.of(
                                SqlError.UNSUPPORTED, "FOR SYSTEM_TIME AS OF needs a table that ends on its right side")
                        .hint("tables that change while they are looked up are not supported yet");
            }
            return new LookupJoin(probe, asBuildSide(build), condition, left, schema);
        }
        if (!left && isLookup(build, probe)) {
            return swapped(probe, build, condition, schema);
        }
        if (left) {
            throw WeirException.of(SqlError.UNSUPPORTED, "LEFT JOIN with a table that changes is not supported yet")
                    .hint("an INNER JOIN is; so is a LEFT JOIN with a table that has an end on its right side");
        }
        return new HashJoin(probe, build, condition, schema);
    }

    private JoinCondition condition(Schema left, Schema right) {
        JoinInfo info = join.analyzeCondition();
        List<Field> both = new ArrayList<>(left.fields());
        both.addAll(right.fields());
        Expression residual = null;
        if (!info.nonEquiConditions.isEmpty()) {
            RexNode rest = RexUtil.composeConjunction(join.getCluster().getRexBuilder(), info.nonEquiConditions);
            residual = PlanConverter.expressions(join, new Schema(both)).translate(rest);
        }
        return new JoinCondition(info.leftKeys, info.rightKeys, residual);
    }

    /**
     * Whether the right side may be read whole before the left one moves. A table of both sides may not: it is one
     * stream.
     */
    private boolean isLookup(PlanNode probe, PlanNode build) {
        Traits traits = planner.traits(build);
        Set<String> tables = new HashSet<>();
        if (!traits.bounded() || !traits.appendOnly() || !isPlain(build, tables)) {
            return false;
        }
        return tables.stream().noneMatch(table -> reads(probe, table));
    }

    private static boolean isPlain(PlanNode node, Set<String> tables) {
        return switch (node) {
            case TableScan scan -> {
                tables.add(scan.table());
                yield true;
            }
            case Values values -> true;
            case Calc calc -> isPlain(calc.input(), tables);
            default -> false;
        };
    }

    private static boolean reads(PlanNode node, String table) {
        return node instanceof TableScan scan && scan.table().equals(table)
                || node.inputs().stream().anyMatch(input -> reads(input, table));
    }

    /**
     * The build side reads its tables by itself: a scan shared with a stream would wait for a stream that waits for it.
     */
    private static PlanNode asBuildSide(PlanNode node) {
        if (node instanceof TableScan scan) {
            return new TableScan(scan.table(), scan.source(), scan.primaryKey(), null, TableScan.LOOKUP);
        }
        List<PlanNode> inputs =
                node.inputs().stream().map(JoinConverter::asBuildSide).toList();
        return inputs.isEmpty() ? node : node.withInputs(inputs);
    }

    private static PlanNode swapped(PlanNode left, PlanNode right, JoinCondition condition, Schema schema) {
        int leftSize = left.schema().size();
        int rightSize = right.schema().size();
        List<Field> fields = new ArrayList<>(right.schema().fields());
        fields.addAll(left.schema().fields());
        Expression residual = condition.residual() == null
                ? null
                : dev.weir.sql.plan.Expressions.substitute(
                        condition.residual(),
                        column -> new ColumnReference(
                                column.index() < leftSize ? column.index() + rightSize : column.index() - leftSize,
                                column.type()));
        JoinCondition turned = new JoinCondition(condition.rightKeys(), condition.leftKeys(), residual);
        PlanNode lookup = new LookupJoin(right, asBuildSide(left), turned, false, new Schema(fields));
        int[] columns = new int[leftSize + rightSize];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = i < leftSize ? i + rightSize : i - leftSize;
        }
        return new Calc(lookup, null, Calc.columns(lookup, columns).projections(), schema);
    }
}
