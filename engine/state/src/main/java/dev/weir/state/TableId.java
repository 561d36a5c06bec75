package dev.weir.state;

import org.jspecify.annotations.Nullable;

/**
 * Which table of an instance.
 *
 * @param namespace null for a table that has none
 */
record TableId(String name, @Nullable Long namespace) {
    /** A table beside this one, in the same namespace. */
    TableId beside(String other) {
        return new TableId(other, namespace);
    }

    @Override
    public String toString() {
        return namespace == null ? name : name + "@" + namespace;
    }
}
