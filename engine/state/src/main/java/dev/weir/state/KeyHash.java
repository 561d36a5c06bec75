package dev.weir.state;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Field;
import dev.weir.data.Hashing;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordTable;
import java.util.ArrayList;
import java.util.List;

/** Computes the hashes of records' keys anew, as an exchange had computed them for the rows. */
final class KeyHash {
    private KeyHash() {}

    /** The hashes of some columns of the keys of some records. */
    static long[] of(RecordTable table, int[] keys, int[] records, int count) {
        Column[] columns = new Column[keys.length];
        List<Field> fields = new ArrayList<>();
        int[] all = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            columns[i] = table.key(keys[i], records, count);
            fields.add(new Field("key" + i, table.layout().keys().get(keys[i])));
            all[i] = i;
        }
        return Hashing.of(Batch.of(new Schema(fields), count, columns), all).hashes();
    }
}
