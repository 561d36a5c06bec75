package dev.weir.bench.flink;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.table.types.logical.RowType;

/**
 * What a row of Flink has of an event: columns, and fields of ROWs.
 *
 * @param columns of the table, with those fields only that are wanted
 * @param places by value of a row, the index among these columns, and that within the ROW if it is a field
 */
record EventPaths(RowType columns, int[][] places) implements Serializable {
    /** @param paths into a table's columns, as Flink's planner gives them */
    static EventPaths of(RowType table, int[][] paths) {
        Map<Integer, List<RowType.RowField>> wanted = new TreeMap<>();
        for (int[] path : paths) {
            if (path.length == 1) {
                wanted.put(path[0], fields(table, path[0]));
            }
        }
        for (int[] path : paths) {
            List<RowType.RowField> fields = wanted.computeIfAbsent(path[0], index -> new ArrayList<>());
            if (path.length > 1 && !fields.contains(field(table, path))) {
                fields.add(field(table, path));
            }
        }
        int[][] places = new int[paths.length][];
        for (int i = 0; i < paths.length; i++) {
            int column = List.copyOf(wanted.keySet()).indexOf(paths[i][0]);
            places[i] = paths[i].length == 1
                    ? new int[] {column}
                    : new int[] {
                        column, wanted.getOrDefault(paths[i][0], List.of()).indexOf(field(table, paths[i]))
                    };
        }
        List<RowType.RowField> columns = new ArrayList<>();
        wanted.forEach((index, fields) -> {
            RowType.RowField column = table.getFields().get(index);
            boolean isRow = column.getType() instanceof RowType;
            columns.add(isRow ? new RowType.RowField(column.getName(), new RowType(fields)) : column);
        });
        return new EventPaths(new RowType(false, columns), places);
    }

    private static List<RowType.RowField> fields(RowType table, int column) {
        return table.getTypeAt(column) instanceof RowType row ? new ArrayList<>(row.getFields()) : List.of();
    }

    private static RowType.RowField field(RowType table, int[] path) {
        return ((RowType) table.getTypeAt(path[0])).getFields().get(path[1]);
    }
}
