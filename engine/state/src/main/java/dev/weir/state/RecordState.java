package dev.weir.state;

import dev.weir.base.WeirException;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordTables;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The record tables of one instance. */
final class RecordState implements StatePart {
    /** More snapshots than this are in flight only if nobody says what becomes of them. */
    private static final int MOST_SNAPSHOTS = 8;

    private final String node;
    private final MemoryBudget budget;
    private final Map<String, MemoryRecordTable> tables = new LinkedHashMap<>();
    private final Map<String, MemoryRecordTables> namespacedTables = new LinkedHashMap<>();
    /** By checkpoint, snapshots of which it is not known what became. */
    private final TreeMap<Long, RecordSnapshot> snapshots = new TreeMap<>();

    private RecordSnapshot.@Nullable Written completed;

    RecordState(StateSetup setup) {
        node = setup.node();
        budget = MemoryBudget.of(setup.options());
        RecordRestore.restore(setup).forEach((id, table) -> {
            Long namespace = id.namespace();
            if (namespace == null) {
                tables.put(id.name(), table);
            } else {
                namespacedTables
                        .computeIfAbsent(id.name(), name -> new MemoryRecordTables(table.layout()))
                        .put(namespace, table);
            }
        });
    }

    RecordTable table(String name, RecordLayout layout) {
        MemoryRecordTable table = tables.computeIfAbsent(name, key -> new MemoryRecordTable(layout, 0, budget));
        check(name, layout, table.layout());
        checkForm(name, namespacedTables.containsKey(name), "one table, then one a namespace");
        return table;
    }

    RecordTables tables(String name, RecordLayout layout) {
        MemoryRecordTables found = namespacedTables.computeIfAbsent(name, key -> new MemoryRecordTables(layout));
        check(name, layout, found.layout());
        checkForm(name, tables.containsKey(name), "one a namespace, then one table");
        return found;
    }

    private void check(String name, RecordLayout wanted, RecordLayout found) {
        if (!wanted.equals(found)) {
            throw changed(name, wanted.describe() + "; then " + found.describe());
        }
    }

    private void checkForm(String name, boolean other, String difference) {
        if (other) {
            throw changed(name, difference);
        }
    }

    private WeirException changed(String name, String nowAndThen) {
        return WeirException.of(
                        StateError.CHANGED_LAYOUT,
                        "operator '%s' keeps other records in table '%s' than the checkpoint has: now %s",
                        node,
                        name,
                        nowAndThen)
                .hint("restore with the query that made the checkpoint, or begin without this operator's state");
    }

    @Override
    public StateSnapshot freeze(long checkpoint) {
        Map<TableId, FrozenTable> frozen = new LinkedHashMap<>();
        List<Runnable> releases = new ArrayList<>();
        forEach((id, table) -> {
            FrozenTable held = table.freeze(checkpoint);
            frozen.put(id, held);
            releases.add(() -> table.release(held));
        });
        RecordSnapshot snapshot = new RecordSnapshot(frozen, completed, releases);
        snapshots.put(checkpoint, snapshot);
        if (snapshots.size() > MOST_SNAPSHOTS) {
            snapshots.pollFirstEntry();
        }
        return snapshot;
    }

    @Override
    public void completed(long checkpoint) {
        RecordSnapshot snapshot = snapshots.get(checkpoint);
        snapshots.headMap(checkpoint, true).clear();
        RecordSnapshot.Written written = snapshot == null ? null : snapshot.written();
        if (written != null) {
            completed = written;
            forEach((id, table) -> table.completed(checkpoint));
        }
    }

    @Override
    public void aborted(long checkpoint) {
        // What had changed until then stays in the tables' histories.
        snapshots.remove(checkpoint);
    }

    void close() {
        forEach((id, table) -> table.close());
    }

    private void forEach(BiConsumer<TableId, MemoryRecordTable> action) {
        tables.forEach((name, table) -> action.accept(new TableId(name, null), table));
        namespacedTables.forEach(
                (name, all) -> all.forEach((namespace, table) -> action.accept(new TableId(name, namespace), table)));
    }
}
