package dev.weir.sql.validate;

import org.apache.calcite.schema.TemporalTable;

/** Every table and view may stand before FOR SYSTEM_TIME AS OF; the planner says which of them have versions. */
interface VersionedTable extends TemporalTable {
    @Override
    default String getSysStartFieldName() {
        return "sys_start";
    }

    @Override
    default String getSysEndFieldName() {
        return "sys_end";
    }
}
