package dev.weir.operators;

import dev.weir.data.DataType;
import dev.weir.data.Schema;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of column indexes, as plan nodes hold them. */
final class Indexes {
    private Indexes() {}

    static int[] array(List<Integer> columns) {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    static List<DataType> types(Schema schema, List<Integer> columns) {
        return columns.stream().map(schema::type).toList();
    }

    static String names(Schema schema, List<Integer> columns) {
        return columns.stream().map(schema::name).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The indexes from 0 to below a number. */
    static int[] all(int count) {
        int[] columns = new int[count];
        for (int i = 0; i < count; i++) {
            columns[i] = i;
        }
        return columns;
    }
}
