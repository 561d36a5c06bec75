package dev.weir.operators;

import dev.weir.data.Schema;

/** A column of an ORDER BY. */
public record SortKey(int column, boolean ascending, boolean nullsFirst) {
    /** As SQL. */
    public String describe(Schema input) {
        return input.name(column) + (ascending ? " ASC" : " DESC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }
}
