package dev.weir.sql.catalog;

import dev.weir.data.DataType;
import dev.weir.data.Field;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;

/** A column of a table: stored, computed, or known by the connector. */
public sealed interface TableColumn {
    String name();

    DataType type();

    /** Empty: none. */
    String comment();

    /** The same column of another type. */
    TableColumn withType(DataType type);

    /** Name and type. */
    default Field field() {
        return new Field(name(), type());
    }

    /** Stored in the table. */
    record Physical(String name, DataType type, String comment) implements TableColumn {
        @Override
        public Physical withType(DataType other) {
            return new Physical(name, other, comment);
        }
    }

    /**
     * Read from, and unless virtual written to, what the connector or format keeps beside a row.
     *
     * @param key under which the connector knows it
     */
    record Metadata(String name, DataType type, String key, boolean virtual, String comment) implements TableColumn {
        @Override
        public Metadata withType(DataType other) {
            return new Metadata(name, other, key, virtual, comment);
        }
    }

    /**
     * Derived when the table is read.
     *
     * @param parsed as written; validation changes nodes, so it takes copies
     * @param expression over the {@linkplain CatalogTable#scanSchema() columns of the scan}
     */
    record Computed(String name, DataType type, SqlNode parsed, RexNode expression, String comment)
            implements TableColumn {
        @Override
        public Computed withType(DataType other) {
            throw new IllegalStateException("the type of a computed column follows from its expression");
        }
    }
}
