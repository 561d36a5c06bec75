package dev.weir.state;

import dev.weir.dataflow.state.ByteArena;
import java.util.List;

/**
 * A table and what belongs to its records as they were frozen, of which some were on disk.
 *
 * @param members the tables behind the root in the order of the shape
 */
record FrozenFamily(FamilyShape shape, List<FrozenTable> members, ColdRecords.Frozen cold) {
    /** The records that were in memory. One thread. */
    static final class Records implements FamilySource {
        private final FrozenTable[] tables;
        private final long[][] words;

        Records(FrozenTable root, FrozenFamily family) {
            tables = new FrozenTable[family.members.size() + 1];
            words = new long[tables.length][];
            for (int i = 0; i < tables.length; i++) {
                tables[i] = i == 0 ? root : family.members.get(i - 1);
                words[i] = new long[tables[i].pages().recordWords()];
            }
        }

        @Override
        public long[] page(int table, int record) {
            tables[table].pages().read(record, words[table]);
            return words[table];
        }

        @Override
        public int offset(int table, int record) {
            return 0;
        }

        @Override
        public void copy(int table, long address, int length, byte[] target, int at) {
            ByteArena.Frozen arena = tables[table].arena();
            System.arraycopy(arena.page(address), arena.offset(address), target, at, length);
        }

        @Override
        public int nullRecord(int table) {
            return tables[table].nullRecord();
        }
    }
}
