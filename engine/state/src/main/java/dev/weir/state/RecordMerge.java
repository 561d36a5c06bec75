package dev.weir.state;

import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import dev.weir.dataflow.state.StateSetup;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Brings the tables of several instances of before together, as far as their records belong to this one: records get
 * new numbers, in the order of the old ones, and links follow.
 */
final class RecordMerge {
    private static final int SOME = 1024;

    private final StateSetup setup;
    private final RestoreTarget target;
    private final int firstGroup;
    private final int groupsEnd;
    private final Map<TableId, MemoryRecordTable> merged = new LinkedHashMap<>();

    RecordMerge(StateSetup setup, RestoreTarget target) {
        this.setup = setup;
        this.target = target;
        firstGroup = KeyGroups.first(setup.subtask(), setup.maxParallelism(), setup.parallelism());
        groupsEnd = KeyGroups.first(setup.subtask() + 1, setup.maxParallelism(), setup.parallelism());
    }

    /** All that was added; restoring is not completed. */
    Map<TableId, MemoryRecordTable> tables() {
        return merged;
    }

    /** Adds what belongs here of another instance's tables. */
    void add(Map<TableId, MemoryRecordTable> tables) throws DamagedStateException {
        new Addition(tables).run();
    }

    /** The tables of one instance of before. */
    private final class Addition {
        private final Map<TableId, MemoryRecordTable> tables;
        /** New numbers by old ones, NONE for records that stay away. */
        private final Map<TableId, int[]> numbers = new LinkedHashMap<>();

        Addition(Map<TableId, MemoryRecordTable> tables) {
            this.tables = tables;
        }

        void run() throws DamagedStateException {
            for (TableId id : tables.keySet()) {
                numbersOf(id);
            }
            for (Map.Entry<TableId, MemoryRecordTable> entry : tables.entrySet()) {
                copy(entry.getKey(), entry.getValue());
            }
        }

        private int[] numbersOf(TableId id) throws DamagedStateException {
            int[] known = numbers.get(id);
            if (known != null) {
                return known;
            }
            MemoryRecordTable table = tables.get(id);
            if (table == null) {
                return new int[0];
            }
            // For links in a circle; records kept by them are kept nowhere.
            numbers.put(id, new int[0]);
            boolean[] kept = kept(id, table);
            MemoryRecordTable into = merged.computeIfAbsent(id, key -> target.table(table.layout()));
            if (!into.layout().equals(table.layout())) {
                throw new DamagedStateException("instances had different tables '" + id + "': "
                        + into.layout().describe() + ", " + table.layout().describe());
            }
            int[] found = new int[table.capacity()];
            Arrays.fill(found, RecordTable.NONE);
            for (int record = 0; record < found.length; record++) {
                if (kept[record]) {
                    found[record] = into.restoring().restoreNext();
                }
            }
            numbers.put(id, found);
            return found;
        }

        private boolean[] kept(TableId id, MemoryRecordTable table) throws DamagedStateException {
            RecordLayout layout = table.layout();
            MemoryRecordTable present = merged.get(id);
            boolean isEmpty = present == null || present.size() == 0;
            boolean[] kept = new boolean[table.capacity()];
            int[] some = new int[SOME];
            int count = table.scan(0, some);
            while (count > 0) {
                switch (layout.home()) {
                    case RecordHome.Key home ->
                        keepByHash(table, all(layout.keys().size()), some, count, kept);
                    case RecordHome.KeyColumns home ->
                        keepByHash(
                                table,
                                home.columns().stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray(),
                                some,
                                count,
                                kept);
                    case RecordHome.KeyLink home -> {
                        int[] linked = numbersOf(id.beside(
                                Objects.requireNonNull(layout.keyLinks().get(home.key()))));
                        int word = table.keyLayout().firstWord()
                                + table.keyLayout().field(home.key()).word();
                        keepWithLinked(table, word, 0, linked, some, count, kept);
                    }
                    case RecordHome.ValueLink home -> {
                        String target = ((RecordValue.Link) layout.values().get(home.value())).table();
                        int word = table.valueWord() + layout.wordOf(home.value());
                        keepWithLinked(table, word, 1, numbersOf(id.beside(target)), some, count, kept);
                    }
                    case RecordHome.First home ->
                        keepAll(some, count, kept, setup.subtask() == 0 && fits(table, isEmpty));
                    case RecordHome.Everywhere home -> keepAll(some, count, kept, isEmpty);
                }
                count = table.scan(some[count - 1] + 1, some);
            }
            return kept;
        }

        /** A table without keys has one record at most. */
        private boolean fits(MemoryRecordTable table, boolean isEmpty) {
            return isEmpty || !table.layout().keys().isEmpty();
        }

        private static int[] all(int count) {
            int[] keys = new int[count];
            Arrays.setAll(keys, key -> key);
            return keys;
        }

        private static void keepAll(int[] some, int count, boolean[] kept, boolean all) {
            for (int i = 0; i < count; i++) {
                kept[some[i]] = all;
            }
        }

        private void keepByHash(MemoryRecordTable table, int[] keys, int[] some, int count, boolean[] kept) {
            long[] found = KeyHash.of(table, keys, some, count);
            for (int i = 0; i < count; i++) {
                int group = KeyGroups.of(found[i], setup.maxParallelism());
                kept[some[i]] = group >= firstGroup && group < groupsEnd;
            }
        }

        private static void keepWithLinked(
                MemoryRecordTable table, int word, int base, int[] linked, int[] some, int count, boolean[] kept) {
            RecordPages pages = table.pages();
            for (int i = 0; i < count; i++) {
                long target = pages.page(some[i])[pages.offset(some[i]) + word] - base;
                kept[some[i]] = target >= 0 && target < linked.length && linked[(int) target] != RecordTable.NONE;
            }
        }

        private void copy(TableId id, MemoryRecordTable from) throws DamagedStateException {
            MemoryRecordTable into = Objects.requireNonNull(merged.get(id));
            int[] targets = Objects.requireNonNull(numbers.get(id));
            RecordCodec codec = new RecordCodec(from.layout(), from.keyLayout());
            RecordCodec.Renumbering renumbering = (table, record) -> renumber(id, table, record);
            int words = from.pages().recordWords();
            for (int record = 0; record < targets.length; record++) {
                int target = targets[record];
                if (target != RecordTable.NONE) {
                    RecordPages pages = into.pages();
                    from.pages().read(record, 0, words, pages.pageForWrite(target), pages.offset(target));
                    codec.adopt(pages, target, from.arena(), into.arena(), renumbering);
                    if (record == from.nullRecord()) {
                        into.restoring().restoreNullRecord(target);
                    }
                }
            }
        }

        private int renumber(TableId id, String linked, int record) throws DamagedStateException {
            int[] found = numbers.get(id.beside(linked));
            if (found == null || record >= found.length || found[record] == RecordTable.NONE) {
                throw new DamagedStateException(
                        "table '" + id + "' links to record " + record + " of '" + linked + "', which is not there");
            }
            return found[record];
        }
    }
}
