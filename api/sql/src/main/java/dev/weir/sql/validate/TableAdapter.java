package dev.weir.sql.validate;

import dev.weir.data.Schema;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.RelOptTableImpl;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.Wrapper;
import org.apache.calcite.schema.impl.AbstractTable;

/**
 * A table of the catalog as one of Calcite. It becomes a scan of what is stored, whose table {@code unwrap}s to the
 * {@link CatalogTable}, and a projection that puts the computed columns in their places.
 */
final class TableAdapter extends AbstractTable implements TranslatableTable, VersionedTable {
    private final CatalogTable table;

    TableAdapter(CatalogTable table) {
        this.table = table;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        return RelTypes.toRel(table.schema());
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable full) {
        Schema scanned = table.scanSchema();
        RelDataType scannedType = RelTypes.toRel(scanned);
        RelOptTable stored = RelOptTableImpl.create(
                full.getRelOptSchema(), scannedType, full.getQualifiedName(), new Stored(table), TableAdapter::noCode);
        RelNode scan = LogicalTableScan.create(context.getCluster(), stored, context.getTableHints());
        if (scanned.equals(table.schema())) {
            return scan;
        }
        RexBuilder rexBuilder = context.getCluster().getRexBuilder();
        List<RexNode> columns = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            columns.add(
                    column instanceof TableColumn.Computed computed
                            ? computed.expression()
                            : rexBuilder.makeInputRef(scan, scanned.indexOf(column.name())));
        }
        return LogicalProject.create(scan, List.of(), columns, full.getRowType().getFieldNames(), java.util.Set.of());
    }

    /** Calcite could turn plans into Java; ours never become code. */
    private static Expression noCode(Class<?> type) {
        throw new UnsupportedOperationException("plans do not become code");
    }

    /** What is stored of a table. */
    private static final class Stored extends AbstractTable implements Wrapper {
        private final CatalogTable table;

        Stored(CatalogTable table) {
            this.table = table;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory factory) {
            return RelTypes.toRel(table.scanSchema());
        }

        @Override
        public <C> C unwrap(Class<C> wanted) {
            return wanted.isInstance(table) ? wanted.cast(table) : super.unwrap(wanted);
        }

        @Override
        public <C> Optional<C> maybeUnwrap(Class<C> wanted) {
            return Optional.ofNullable(unwrap(wanted));
        }
    }
}
