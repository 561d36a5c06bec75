package dev.weir.sql.logical;

import dev.weir.sql.plan.PlanNode;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.hint.RelHint;

/** How tables are read: the scan of a table's stored columns with its computed ones above. */
@FunctionalInterface
public interface TableScans {
    /** The plan that gives a table's columns as Calcite sees them. */
    PlanNode scan(RelOptTable table, List<RelHint> hints);
}
