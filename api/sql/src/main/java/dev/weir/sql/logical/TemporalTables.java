package dev.weir.sql.logical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/**
 * {@code a JOIN b FOR SYSTEM_TIME AS OF a.t ON …} comes as a correlation whose right side is a filtered snapshot of b;
 * here it becomes a join with the snapshot, which decorrelation leaves alone.
 */
final class TemporalTables {
    private TemporalTables() {}

    static RelNode toJoins(RelNode root) {
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode node) {
                RelNode visited = super.visit(node);
                return visited instanceof LogicalCorrelate correlate ? convert(correlate) : visited;
            }

            @Override
            public RelNode visit(LogicalCorrelate correlate) {
                return visit((RelNode) correlate);
            }
        });
    }

    private static RelNode convert(LogicalCorrelate correlate) {
        List<RexNode> conditions = new ArrayList<>();
        RelNode right = correlate.getRight();
        while (right instanceof Filter filter) {
            conditions.add(filter.getCondition());
            right = filter.getInput();
        }
        if (right instanceof Project project
                && RexUtil.isIdentity(project.getProjects(), project.getInput().getRowType())) {
            right = project.getInput();
        }
        if (!(right instanceof Snapshot)) {
            return correlate;
        }
        RexBuilder builder = correlate.getCluster().getRexBuilder();
        int leftColumns = correlate.getLeft().getRowType().getFieldCount();
        RexNode condition = RexUtil.composeConjunction(builder, conditions)
                .accept(new JoinedColumns(correlate.getCorrelationId(), leftColumns));
        return LogicalJoin.create(
                correlate.getLeft(), right, List.of(), condition, java.util.Set.of(), correlate.getJoinType());
    }

    /** Turns fields of the correlated row into columns of the left side, and shifts those of the right. */
    private static final class JoinedColumns extends RexShuttle {
        private final CorrelationId left;
        private final int leftColumns;

        JoinedColumns(CorrelationId left, int leftColumns) {
            this.left = left;
            this.leftColumns = leftColumns;
        }

        @Override
        public RexNode visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable row && row.id.equals(left)) {
                return new RexInputRef(access.getField().getIndex(), access.getType());
            }
            return super.visitFieldAccess(access);
        }

        @Override
        public RexNode visitInputRef(RexInputRef column) {
            return new RexInputRef(column.getIndex() + leftColumns, column.getType());
        }
    }
}
