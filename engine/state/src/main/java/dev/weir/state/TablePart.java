package dev.weir.state;

import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a blob says of a table all of whose records were in memory, by their numbers.
 *
 * @param before the numbers in use when the changes that are left out were written; null when all records are written
 */
record TablePart(TableId id, FrozenTable table, FreezableBits.@Nullable Frozen before) implements BlobPart {
    @Override
    public List<RecordLayout> layouts() {
        return List.of(table.layout());
    }

    @Override
    public int form() {
        return before != null ? RecordBlob.CHANGES : table.settles() ? RecordBlob.WHOLE_SETTLING : RecordBlob.WHOLE;
    }

    @Override
    public long changeCount() {
        return writtenCount() + (long) removedCount();
    }

    /** The records of 64 that are written. */
    long written(int word) {
        long used = table.used().word(word);
        return before == null || used == 0 ? used : used & table.changed(word);
    }

    /** The numbers of 64 that are in use no more. */
    long removed(int word) {
        long gone = before == null ? 0 : before.word(word) & ~table.used().word(word);
        return gone == 0 ? 0 : gone & table.changed(word);
    }

    private int words() {
        return before == null
                ? table.used().words()
                : Math.max(before.words(), table.used().words());
    }

    /** How many records are written. */
    int writtenCount() {
        int count = 0;
        for (int word = 0; word < table.used().words(); word++) {
            count += Long.bitCount(written(word));
        }
        return count;
    }

    int removedCount() {
        int count = 0;
        for (int word = 0; before != null && word < words(); word++) {
            count += Long.bitCount(removed(word));
        }
        return count;
    }

    @Override
    public void write(StateOutput out, Map<RecordLayout, Integer> numbers) throws IOException {
        out.writeNumber(table.nullRecord() + 1L);
        int removed = removedCount();
        out.writeNumber(removed);
        int last = 0;
        for (int word = 0; removed > 0 && word < words(); word++) {
            for (long left = removed(word); left != 0; left &= left - 1) {
                int record = word << 6 | Long.numberOfTrailingZeros(left);
                out.writeNumber(record - last);
                last = record;
            }
        }
        out.writeNumber(writtenCount());
        RecordCodec codec = new RecordCodec(table.layout(), table.keyLayout());
        RecordPages.Reader records = table.pages().reader();
        last = 0;
        for (int word = 0; word < table.used().words(); word++) {
            for (long left = written(word); left != 0; left &= left - 1) {
                int record = word << 6 | Long.numberOfTrailingZeros(left);
                out.writeNumber(record - last);
                codec.write(records.page(record), table.pages().offset(record), table.arena(), out);
                last = record;
            }
            records.pass((word + 1) << 6);
        }
    }
}
