package dev.weir.sql.validate;

import dev.weir.sql.catalog.CatalogView;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** A view of the catalog as a table of Calcite: it becomes the view's query. */
final class ViewAdapter extends AbstractTable implements TranslatableTable, VersionedTable {
    private final CatalogView view;
    private final ViewReader reader;

    ViewAdapter(CatalogView view, ViewReader reader) {
        this.view = view;
        this.reader = reader;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        return RelTypes.toRel(view.schema());
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        RelNode query = reader.read(view, context.getCluster());
        return RelOptUtil.createCastRel(query, table.getRowType(), true);
    }
}
