package dev.weir.state;

import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.StateSetup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/** Where restored tables go: into memory, and on to disk when they are too large for it. */
final class RestoreTarget {
    private static final int PART = 4;

    private final MemoryBudget budget;
    private final LongPredicate belongsHere;
    private final Map<TableId, ColdRecords> cold = new LinkedHashMap<>();

    RestoreTarget(StateSetup setup) {
        budget = MemoryBudget.of(setup.options());
        int first = KeyGroups.first(setup.subtask(), setup.maxParallelism(), setup.parallelism());
        int end = KeyGroups.first(setup.subtask() + 1, setup.maxParallelism(), setup.parallelism());
        belongsHere = hash -> {
            int group = KeyGroups.of(hash, setup.maxParallelism());
            return group >= first && group < end;
        };
    }

    MemoryRecordTable table(RecordLayout layout) {
        return new MemoryRecordTable(layout, 0, budget);
    }

    /** Whether records of a table may go to disk on the way: if nobody knows them by number. */
    boolean takes(RecordLayout layout) {
        return layout.home() instanceof RecordHome.Key;
    }

    /** Moves restored records to disk if there are too many of them, those from a number on. */
    void relieve(TableId id, MemoryRecordTable table, int from) {
        if (table.sizeInBytes() > budget.total() / PART && table.size() > from) {
            ColdRecords to =
                    cold.computeIfAbsent(id, key -> new ColdRecords(table.layout(), table.keyLayout(), budget.disk()));
            table.restoring().moveRestored(to, from, belongsHere);
        }
    }

    /** Gives what went to disk to the tables. */
    void complete(Map<TableId, MemoryRecordTable> tables) {
        cold.forEach((id, records) ->
                tables.computeIfAbsent(id, key -> table(records.layout())).adopt(records));
        cold.clear();
    }

    /** Nothing comes of it. */
    void giveUp() {
        cold.values().forEach(ColdRecords::close);
    }
}
