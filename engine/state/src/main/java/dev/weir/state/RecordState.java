package dev.weir.state;

import dev.weir.base.WeirException;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordTables;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
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
    /** By the name of the root, which tables belong together. */
    private final Map<String, FamilyShape> shapes = new HashMap<>();

    /** By checkpoint, snapshots of which it is not known what became. */
    private final TreeMap<Long, RecordSnapshot> snapshots = new TreeMap<>();

    private RecordSnapshot.@Nullable Written completed;

    RecordState(StateSetup setup) {
        node = setup.node();
        budget = MemoryBudget.of(setup.options());
        RecordRestore.restore(setup).forEach((id, table) -> {
            Long namespace = id.namespace();
            if (namespace == null) {
                introduce(id, table);
                tables.put(id.name(), table);
            } else {
                namespaced(id.name(), table.layout()).put(namespace, table);
            }
        });
    }

    private MemoryRecordTables namespaced(String name, RecordLayout layout) {
        return namespacedTables.computeIfAbsent(
                name,
                key -> new MemoryRecordTables(
                        layout, budget, (namespace, table) -> introduce(new TableId(name, namespace), table)));
    }

    /** Says to a table how to find those that belong to it. */
    private void introduce(TableId id, MemoryRecordTable table) {
        table.spill().setSiblings(() -> family(id));
    }

    private @Nullable LiveFamily family(TableId root) {
        FamilyShape shape = shapes.get(root.name());
        if (shape == null) {
            Map<String, RecordLayout> layouts = new LinkedHashMap<>();
            tables.forEach((name, table) -> layouts.put(name, table.layout()));
            namespacedTables.forEach((name, some) -> layouts.put(name, some.layout()));
            shape = FamilyShape.of(root.name(), layouts);
            if (shape == null) {
                return null;
            }
            shapes.put(root.name(), shape);
        }
        List<MemoryRecordTable> members = new ArrayList<>();
        for (int table = 0; table < shape.size(); table++) {
            String name = shape.name(table);
            Long namespace = root.namespace();
            MemoryRecordTables some = namespacedTables.get(name);
            MemoryRecordTable member = namespace == null || some == null ? tables.get(name) : some.at(namespace);
            if (member == null) {
                return null;
            }
            members.add(member);
        }
        return new LiveFamily(shape, members);
    }

    RecordTable table(String name, RecordLayout layout) {
        MemoryRecordTable table = tables.get(name);
        if (table == null) {
            table = new MemoryRecordTable(layout, 0, budget);
            introduce(new TableId(name, null), table);
            tables.put(name, table);
        }
        check(name, layout, table.layout());
        checkForm(name, namespacedTables.containsKey(name), "one table, then one a namespace");
        return table;
    }

    RecordTables tables(String name, RecordLayout layout) {
        MemoryRecordTables found = namespaced(name, layout);
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
            if (table.goesWithAnother()) {
                return;
            }
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
        snapshots.values().forEach(RecordSnapshot::close);
    }

    private void forEach(BiConsumer<TableId, MemoryRecordTable> action) {
        tables.forEach((name, table) -> action.accept(new TableId(name, null), table));
        namespacedTables.forEach(
                (name, all) -> all.forEach((namespace, table) -> action.accept(new TableId(name, namespace), table)));
    }
}
