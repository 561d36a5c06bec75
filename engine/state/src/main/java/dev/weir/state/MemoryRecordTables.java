package dev.weir.state;

import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTables;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A {@link MemoryRecordTable} a namespace. A new one expects as many keys as the one dropped last had. */
final class MemoryRecordTables implements RecordTables {
    private final RecordLayout layout;
    private final MemoryBudget budget;
    private final TreeMap<Long, MemoryRecordTable> tables = new TreeMap<>();
    /** Those asked for since they were last settled. */
    private final Set<MemoryRecordTable> used = new LinkedHashSet<>();
    /** Says of a new table what belongs to it. */
    private final BiConsumer<Long, MemoryRecordTable> introduction;

    private int expectedSize;

    MemoryRecordTables(RecordLayout layout, MemoryBudget budget, BiConsumer<Long, MemoryRecordTable> introduction) {
        this.layout = layout;
        this.budget = budget;
        this.introduction = introduction;
    }

    RecordLayout layout() {
        return layout;
    }

    /** Takes a table that was restored. */
    void put(long namespace, MemoryRecordTable table) {
        introduction.accept(namespace, table);
        tables.put(namespace, table);
        used.add(table);
    }

    void forEach(BiConsumer<Long, MemoryRecordTable> action) {
        tables.forEach(action);
    }

    @Override
    public MemoryRecordTable at(long namespace) {
        MemoryRecordTable present = tables.get(namespace);
        if (present == null) {
            present = new MemoryRecordTable(layout, expectedSize, budget);
            put(namespace, present);
        }
        used.add(present);
        return present;
    }

    @Override
    public boolean contains(long namespace) {
        return tables.containsKey(namespace);
    }

    @Override
    public void drop(long namespace) {
        MemoryRecordTable dropped = tables.remove(namespace);
        if (dropped != null) {
            expectedSize = dropped.parts().numbers.size();
            dropped.drop();
            used.remove(dropped);
        }
    }

    @Override
    public void settle() {
        // The others are as they were; but when others still want their memory, they give some.
        (budget.isShort() ? tables.values() : used).forEach(MemoryRecordTable::settle);
        used.clear();
    }

    @Override
    public long[] namespaces() {
        return tables.keySet().stream().mapToLong(Long::longValue).toArray();
    }
}
