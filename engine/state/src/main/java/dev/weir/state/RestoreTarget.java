package dev.weir.state;

import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.StateSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Where restored tables go: into memory, and on to disk when they are too large for it. */
final class RestoreTarget {
    private static final int PART = 4;

    private final @Nullable MemoryBudget budget;
    private final LongPredicate belongsHere;
    /** Tables whose records nobody knows by numbers, by their roots. */
    private final Map<TableId, FamilyRestore> families = new LinkedHashMap<>();

    private RestoreTarget(@Nullable MemoryBudget budget, LongPredicate belongsHere) {
        this.budget = budget;
        this.belongsHere = belongsHere;
    }

    /** For an instance. */
    static RestoreTarget of(StateSetup setup) {
        int first = KeyGroups.first(setup.subtask(), setup.maxParallelism(), setup.parallelism());
        int end = KeyGroups.first(setup.subtask() + 1, setup.maxParallelism(), setup.parallelism());
        return new RestoreTarget(MemoryBudget.of(setup.options()), hash -> {
            int group = KeyGroups.of(hash, setup.maxParallelism());
            return group >= first && group < end;
        });
    }

    /** For who only looks at what an instance had. */
    static RestoreTarget inMemory() {
        return new RestoreTarget(null, hash -> true);
    }

    MemoryRecordTable table(RecordLayout layout) {
        return new MemoryRecordTable(layout, 0, budget);
    }

    /** Whether records of a table may go to disk on the way: if nobody knows them by number. */
    boolean takes(RecordLayout layout) {
        return budget != null && layout.home() instanceof RecordHome.Key && FamilyShape.isAlone(layout);
    }

    /** Moves restored records to disk if there are too many of them, those from a number on. */
    void relieve(TableId id, MemoryRecordTable table, int from) throws DamagedStateException {
        if (budget != null && table.sizeInBytes() > budget.total() / PART && table.size() > from) {
            FamilyShape shape = FamilyShape.of(id.name(), table.layout());
            family(id, shape).moveAll(new LiveFamily(shape, List.of(table)), from);
        }
    }

    /** Where entries of a table go. */
    FamilyRestore family(TableId id, FamilyShape shape) throws DamagedStateException {
        FamilyRestore present = families.get(id);
        if (present == null) {
            List<MemoryRecordTable> tables =
                    shape.layouts().stream().map(this::table).toList();
            present = new FamilyRestore(new LiveFamily(shape, tables), belongsHere);
            families.put(id, present);
        }
        if (!present.family().shape().isLike(shape)) {
            throw new DamagedStateException("instances had different tables '" + id + "': "
                    + present.family().shape() + ", " + shape);
        }
        return present;
    }

    /** Adds what came as entries to tables whose restoring is completed. */
    void complete(Map<TableId, MemoryRecordTable> tables) throws DamagedStateException {
        for (Map.Entry<TableId, FamilyRestore> entry : families.entrySet()) {
            TableId id = entry.getKey();
            LiveFamily family = entry.getValue().family();
            FamilyShape shape = family.shape();
            if (tables.containsKey(id)) {
                List<MemoryRecordTable> numbered = new ArrayList<>();
                for (int table = 0; table < shape.size(); table++) {
                    MemoryRecordTable other = tables.get(id.beside(shape.name(table)));
                    if (other != null && !other.layout().equals(shape.layout(table))) {
                        throw new DamagedStateException("instances had different tables '" + id + "'");
                    }
                    numbered.add(other == null ? new MemoryRecordTable(shape.layout(table), 0) : other);
                }
                entry.getValue().addAll(new LiveFamily(shape, numbered));
            }
            for (int table = 0; table < shape.size(); table++) {
                tables.put(id.beside(shape.name(table)), family.table(table));
            }
        }
    }

    /** Nothing comes of it. */
    void giveUp() {
        families.values().forEach(restore -> restore.family().table(0).close());
    }
}
