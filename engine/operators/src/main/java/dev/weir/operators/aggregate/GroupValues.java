package dev.weir.operators.aggregate;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The shape of side tables: keyed by the number of a group's record and values of it. */
final class GroupValues {
    private static final DataType GROUP = DataTypes.BIGINT.withNullable(false);
    private static final int SCAN = 1024;

    private GroupValues() {}

    /** What is done with some records of a table. */
    @FunctionalInterface
    interface Visitor {
        void visit(int[] entries, int count);
    }

    /** The name of the n-th table beside groups in a table of that name. */
    static String side(String groups, int index) {
        return groups + ".values" + index;
    }

    static RecordLayout layout(String groups, List<DataType> types, List<RecordValue> values) {
        List<DataType> keys = new ArrayList<>();
        keys.add(GROUP);
        keys.addAll(types);
        return RecordLayout.of(keys, values).withKeyLink(0, groups).keptBy(new RecordHome.KeyLink(0));
    }

    static Schema schema(List<DataType> types) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("group", GROUP));
        for (int i = 0; i < types.size(); i++) {
            fields.add(new Field("value" + i, types.get(i)));
        }
        return new Schema(fields);
    }

    /** Groups and their values as the key columns of a batch. */
    static Batch batch(int[] records, Column[] values, int count) {
        long[] groups = new long[count];
        for (int i = 0; i < count; i++) {
            groups[i] = records[i];
        }
        Column[] columns = new Column[values.length + 1];
        columns[0] = new LongColumn(GROUP, count, groups, null);
        System.arraycopy(values, 0, columns, 1, values.length);
        List<DataType> types = Arrays.stream(values).map(Column::type).toList();
        return Batch.of(schema(types), count, columns);
    }

    /** The indexes of the columns of {@link #batch}. */
    static int[] keys(int values) {
        int[] keys = new int[values + 1];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i;
        }
        return keys;
    }

    /** The group of a record of a side table. */
    static int group(RecordTable table, int entry) {
        return Math.toIntExact(((LongColumn) table.key(0, new int[] {entry}, 1)).values()[0]);
    }

    /** Target records by source record, {@link RecordTable#NONE} for those not asked for. */
    static int[] mapping(Groups from, int[] fromRecords, int[] intoRecords, int count) {
        int[] mapped = new int[from.table().capacity()];
        Arrays.fill(mapped, RecordTable.NONE);
        for (int i = 0; i < count; i++) {
            mapped[fromRecords[i]] = intoRecords[i];
        }
        return mapped;
    }

    /** Visits all records of a table, some at a time. */
    static void scan(RecordTable table, Visitor visitor) {
        int[] entries = new int[SCAN];
        int from = 0;
        int count = table.scan(from, entries);
        while (count > 0) {
            visitor.visit(entries, count);
            from = entries[count - 1] + 1;
            count = table.scan(from, entries);
        }
    }
}
