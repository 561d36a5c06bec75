package dev.weir.state;

import dev.weir.dataflow.state.ByteArena;
import java.io.IOException;
import java.util.Arrays;

/** The records of a frozen table that were on disk only, as a blob has them. */
final class ColdPart {
    private final FrozenTable table;
    private final ColdRecords.Frozen cold;
    private final RecordCodec codec;
    private int written;
    private int last;

    ColdPart(FrozenTable table, ColdRecords.Frozen cold, RecordCodec codec) {
        this.table = table;
        this.cold = cold;
        this.codec = codec;
    }

    /** @param lastInMemory the number of the record written last; theirs begin behind all in memory */
    void write(int lastInMemory, StateOutput out) throws IOException {
        FrozenKeys inMemory = new FrozenKeys(table);
        ColdCodec entries = new ColdCodec(cold.layout(), cold.keyLayout());
        int firstNumber = table.used().words() << 6;
        long[] record = new long[table.pages().recordWords()];
        last = lastInMemory;
        cold.view().read(new byte[0], (key, value) -> {
            byte[] both = Arrays.copyOf(key, key.length + value.length);
            System.arraycopy(value, 0, both, key.length, value.length);
            ByteArena.Frozen arena = ByteArena.Frozen.of(both);
            entries.readKey(both, 0, record, 0, null);
            if (inMemory.contain(record, arena)) {
                return true;
            }
            entries.readValue(both, key.length, record, 0, null);
            int number = firstNumber + written++;
            out.writeNumber(number - last);
            codec.write(record, 0, arena, out);
            last = number;
            return true;
        });
        if (written != cold.size()) {
            throw new DamagedStateException(
                    "there are " + written + " records on disk where " + cold.size() + " should be");
        }
    }
}
