package dev.weir.operators.aggregate;

import dev.weir.dataflow.state.RecordTables;
import java.util.List;

/** The state of an {@link Aggregation} by namespace, such as the end of a window's slice. One thread. */
public final class NamespacedGroups {
    private final RecordTables tables;
    private final List<RecordTables> sides;

    NamespacedGroups(RecordTables tables, List<RecordTables> sides) {
        this.tables = tables;
        this.sides = sides;
        // What every instance restores is not wanted where there are no groups.
        for (RecordTables side : sides) {
            for (long namespace : side.namespaces()) {
                if (!tables.contains(namespace)) {
                    side.drop(namespace);
                }
            }
        }
    }

    /** The groups of a namespace, made when they are first asked for. */
    public Groups at(long namespace) {
        return new Groups(
                tables.at(namespace),
                sides.stream().map(side -> side.at(namespace)).toList());
    }

    public boolean contains(long namespace) {
        return tables.contains(namespace);
    }

    /** No number of a group is kept any more, see {@link Groups#settle}. */
    public void settle() {
        if (sides.isEmpty()) {
            tables.settle();
        }
    }

    /** Forgets a namespace. */
    public void drop(long namespace) {
        tables.drop(namespace);
        sides.forEach(side -> side.drop(namespace));
    }

    /** The namespaces in use, ascending. */
    public long[] namespaces() {
        return tables.namespaces();
    }
}
