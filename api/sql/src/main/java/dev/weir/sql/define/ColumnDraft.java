package dev.weir.sql.define;

import dev.weir.sql.catalog.TableColumn;
import org.apache.calcite.sql.SqlNode;

/** A column of a definition that is not complete: computed columns have no types yet. */
sealed interface ColumnDraft {
    String name();

    String comment();

    /** The same column under another name. */
    ColumnDraft withName(String other);

    /** A physical or metadata column. */
    record Stored(TableColumn column) implements ColumnDraft {
        @Override
        public String name() {
            return column.name();
        }

        @Override
        public String comment() {
            return column.comment();
        }

        @Override
        public Stored withName(String other) {
            return new Stored(
                    switch (column) {
                        case TableColumn.Physical c -> new TableColumn.Physical(other, c.type(), c.comment());
                        case TableColumn.Metadata c ->
                            new TableColumn.Metadata(other, c.type(), c.key(), c.virtual(), c.comment());
                        case TableColumn.Computed c -> throw new IllegalStateException("computed columns are derived");
                    });
        }

        boolean isPhysical() {
            return column instanceof TableColumn.Physical;
        }
    }

    /** A computed column. */
    record Derived(String name, SqlNode parsed, String comment) implements ColumnDraft {
        @Override
        public Derived withName(String other) {
            return new Derived(other, parsed, comment);
        }
    }

    /** The draft of a column that is complete. */
    static ColumnDraft of(TableColumn column) {
        return column instanceof TableColumn.Computed computed
                ? new Derived(computed.name(), computed.parsed(), computed.comment())
                : new Stored(column);
    }
}
