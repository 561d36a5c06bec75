package dev.weir.state;

import dev.weir.dataflow.state.RecordLayout;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a blob says of a table some of whose records were on disk: entries of a key and its family, of which the last of
 * a key counts. Nobody knows the records by their numbers.
 *
 * @param isWhole whether all families are written, not only what changed since the newest complete checkpoint
 */
record EntriesPart(TableId id, FrozenTable root, FrozenFamily family, boolean isWhole) implements BlobPart {
    @Override
    public List<RecordLayout> layouts() {
        return family.shape().layouts();
    }

    @Override
    public int form() {
        return isWhole ? RecordBlob.WHOLE_ENTRIES : RecordBlob.CHANGED_ENTRIES;
    }

    /** The roots in memory of 64 that are written. */
    private long written(int word) {
        long used = root.used().word(word);
        return isWhole || used == 0 ? used : used & root.changed(word);
    }

    @Override
    public long changeCount() {
        long count = isWhole ? family.cold().size() : 0;
        for (ChangeLog.Segment left :
                isWhole ? List.<ChangeLog.Segment>of() : family.cold().left()) {
            count += left.count();
        }
        for (int word = 0; word < root.used().words(); word++) {
            count += Long.bitCount(written(word));
        }
        return count;
    }

    @Override
    public void write(StateOutput out, Map<RecordLayout, Integer> numbers) throws IOException {
        FamilyShape shape = family.shape();
        out.writeNumber(shape.size() - 1L);
        for (int table = 1; table < shape.size(); table++) {
            out.writeText(shape.name(table));
            out.writeNumber(Objects.requireNonNull(numbers.get(shape.layout(table))));
        }
        out.writeNumber(changeCount());
        if (!isWhole) {
            for (ChangeLog.Segment left : family.cold().left()) {
                left.copy(out);
            }
        }
        FamilyEncoder encoder = new FamilyEncoder(shape);
        FamilySource records = new FrozenFamily.Records(root, family);
        for (int word = 0; word < root.used().words(); word++) {
            for (long left = written(word); left != 0; left &= left - 1) {
                int record = word << 6 | Long.numberOfTrailingZeros(left);
                encoder.collect(records, record);
                write(encoder.key(records, record), encoder.value(records, record), out);
            }
        }
        if (isWhole) {
            writeCold(out);
        }
    }

    private void writeCold(StateOutput out) throws IOException {
        FrozenKeys inMemory = new FrozenKeys(root);
        int[] written = {0};
        family.cold().view().read(new byte[0], (key, value) -> {
            if (!inMemory.contain(key)) {
                write(key, value, out);
                written[0]++;
            }
            return true;
        });
        if (written[0] != family.cold().size()) {
            throw new DamagedStateException("there are " + written[0] + " records on disk where "
                    + family.cold().size() + " should be");
        }
    }

    private static void write(byte[] key, byte[] value, StateOutput out) throws IOException {
        out.writeNumber(key.length);
        out.writeBytes(key, 0, key.length);
        out.writeNumber(value.length + 1L);
        out.writeBytes(value, 0, value.length);
    }
}
