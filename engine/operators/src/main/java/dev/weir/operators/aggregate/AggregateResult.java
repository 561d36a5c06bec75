package dev.weir.operators.aggregate;

import dev.weir.data.Column;

/** Reads the result of one call from the cells of groups. */
@FunctionalInterface
interface AggregateResult {
    /** The results of some groups, as a flat column of the call's type. */
    Column read(Groups groups, int[] records, int count);
}
