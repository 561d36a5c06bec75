package dev.weir.sql.logical;

import dev.weir.base.WeirException;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.operators.JoinKind;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.Expressions;
import dev.weir.sql.plan.HashJoin;
import dev.weir.sql.plan.JoinCondition;
import dev.weir.sql.plan.LookupJoin;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.TableScan;
import dev.weir.sql.plan.Traits;
import dev.weir.sql.plan.Values;
import dev.weir.sql.plan.WindowJoin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

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
        PlanNode left = planner.convert(join.getLeft());
        RelNode versioned = withoutSnapshot(join.getRight());
        boolean temporal = versioned != null;
        PlanNode right = planner.convert(versioned != null ? versioned : join.getRight());
        Schema schema = PlanConverter.schema(join);
        JoinCondition condition = condition(left.schema(), right.schema());
        PlanNode windowed = temporal ? null : windowed(left, right, condition, schema);
        if (windowed != null) {
            return windowed;
        }
        return switch (join.getJoinType()) {
            case INNER ->
                temporal ? temporal(left, right, condition, false, schema) : inner(left, right, condition, schema);
            case LEFT ->
                temporal
                        ? temporal(left, right, condition, true, schema)
                        : outer(left, right, condition, schema, "LEFT");
            case RIGHT ->
                inOrder(
                        outer(
                                right,
                                left,
                                turned(
                                        condition,
                                        left.schema().size(),
                                        right.schema().size()),
                                null,
                                "RIGHT"),
                        left.schema().size(),
                        schema);
            default ->
                throw WeirException.of(
                        SqlError.UNSUPPORTED_JOIN,
                        "%s JOIN is not supported yet",
                        join.getJoinType().lowerName.toUpperCase(Locale.ROOT));
        };
    }

    /**
     * The table of a snapshot with the conditions and columns that other passes have moved there from the join; null
     * when there is no snapshot.
     */
    private static @Nullable RelNode withoutSnapshot(RelNode node) {
        if (node instanceof Snapshot snapshot) {
            return snapshot.getInput();
        }
        if (!(node instanceof Filter || node instanceof Project)) {
            return null;
        }
        RelNode input = withoutSnapshot(node.getInput(0));
        return input == null ? null : node.copy(node.getTraitSet(), List.of(input));
    }

    /** A join of equal windows, whose rows are complete when the windows are; null if it is none. */
    private @Nullable PlanNode windowed(PlanNode left, PlanNode right, JoinCondition condition, Schema schema) {
        JoinKind kind = switch (join.getJoinType()) {
            case INNER -> JoinKind.INNER;
            case LEFT -> JoinKind.LEFT;
            case RIGHT -> JoinKind.RIGHT;
            case FULL -> JoinKind.FULL;
            default -> null;
        };
        if (kind == null) {
            return null;
        }
        WindowColumns ofLeft = WindowColumns.of(left);
        WindowColumns ofRight = WindowColumns.of(right);
        boolean same = ofLeft.followWatermark()
                && ofRight.followWatermark()
                && ofLeft.pointsInTime() == ofRight.pointsInTime()
                && condition.pairs(ofLeft.start(), ofRight.start())
                && condition.pairs(ofLeft.end(), ofRight.end());
        return same ? new WindowJoin(left, right, condition, kind, ofLeft.bounds(), ofRight.bounds(), schema) : null;
    }

    private PlanNode temporal(PlanNode probe, PlanNode build, JoinCondition condition, boolean outer, Schema schema) {
        if (!planner.traits(build).bounded()) {
            throw WeirException.of(
                            SqlError.UNSUPPORTED_JOIN,
                            "FOR SYSTEM_TIME AS OF needs a table that ends on its right side")
                    .hint("tables that change while they are looked up are not supported yet");
        }
        return new LookupJoin(probe, asBuildSide(build), condition, outer, schema);
    }

    private PlanNode inner(PlanNode left, PlanNode right, JoinCondition condition, Schema schema) {
        if (isLookup(left, right)) {
            return new LookupJoin(left, asBuildSide(right), condition, false, schema);
        }
        if (isLookup(right, left)) {
            int leftSize = left.schema().size();
            JoinCondition turned = turned(condition, leftSize, right.schema().size());
            Schema swapped = concat(right.schema(), left.schema());
            return inOrder(new LookupJoin(right, asBuildSide(left), turned, false, swapped), leftSize, schema);
        }
        return new HashJoin(left, right, condition, schema);
    }

    /** An outer join, of which the second side is read whole first. */
    private PlanNode outer(
            PlanNode kept, PlanNode other, JoinCondition condition, @Nullable Schema schema, String kind) {
        Traits traits = planner.traits(other);
        boolean lookup = planner.settings().batch() ? traits.bounded() && traits.appendOnly() : isLookup(kept, other);
        if (!lookup) {
            throw WeirException.of(
                            SqlError.UNSUPPORTED_JOIN, "%s JOIN with a table that changes is not supported yet", kind)
                    .hint("an INNER JOIN is; so are outer joins with a table that has an end on the other side");
        }
        Schema output = schema != null ? schema : concat(kept.schema(), nullable(other.schema()));
        return new LookupJoin(kept, asBuildSide(other), condition, true, output);
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
            return new TableScan(
                    scan.table(),
                    scan.source(),
                    scan.appendOnly(),
                    scan.primaryKey(),
                    null,
                    scan.parallelism(),
                    TableScan.LOOKUP);
        }
        List<PlanNode> inputs =
                node.inputs().stream().map(JoinConverter::asBuildSide).toList();
        return inputs.isEmpty() ? node : node.withInputs(inputs);
    }

    private static Schema concat(Schema first, Schema second) {
        List<Field> fields = new ArrayList<>(first.fields());
        fields.addAll(second.fields());
        return new Schema(fields);
    }

    private static Schema nullable(Schema schema) {
        return new Schema(schema.fields().stream()
                .map(field -> new Field(field.name(), field.type().withNullable(true)))
                .toList());
    }

    /** The condition with its sides exchanged. */
    private static JoinCondition turned(JoinCondition condition, int leftSize, int rightSize) {
        Expression residual = condition.residual() == null
                ? null
                : Expressions.substitute(
                        condition.residual(),
                        column -> new ColumnReference(
                                column.index() < leftSize ? column.index() + rightSize : column.index() - leftSize,
                                column.type()));
        return new JoinCondition(
                /* leftKeys= */ condition.rightKeys(), /* rightKeys= */ condition.leftKeys(), residual);
    }

    /** A join whose sides were exchanged, with the columns of the left side first again. */
    private static PlanNode inOrder(PlanNode exchanged, int leftSize, Schema schema) {
        int[] columns = new int[schema.size()];
        int rightSize = columns.length - leftSize;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = i < leftSize ? i + rightSize : i - leftSize;
        }
        return new Calc(exchanged, null, Calc.columns(exchanged, columns).projections(), schema);
    }
}
