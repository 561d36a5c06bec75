package dev.weir.sql.validate;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/** Columns by themselves, as a table from which an expression selects. */
final class ColumnsTable extends AbstractTable {
    private final RelDataType rowType;

    ColumnsTable(RelDataType rowType) {
        this.rowType = rowType;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        return rowType;
    }
}
