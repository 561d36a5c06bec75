package dev.weir.bench.flink;

import dev.weir.data.Batch;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.TimestampColumn;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of Flink of a batch, whole: every value an object of its own. Texts are the UTF-8 that Flink works on and
 * share their bytes, as they do in Weir's columns.
 */
final class RowMaker {
    private final Values[] columns;

    RowMaker(Batch batch, EventPaths paths) {
        columns = new Values[paths.places().length];
        for (int i = 0; i < columns.length; i++) {
            int[] place = paths.places()[i];
            Column column = batch.column(place[0]);
            columns[i] = place.length == 1 ? values(column) : field((RowColumn) column, place[1]);
        }
    }

    private static Values field(RowColumn column, int index) {
        Values values = values(column.fields().get(index));
        return row -> column.isNull(row) ? null : values.at(row);
    }

    /** The values of a column. */
    private interface Values {
        @Nullable
        Object at(int row);
    }

    GenericRowData row(int row) {
        return row(columns, row);
    }

    private static GenericRowData row(Values[] fields, int row) {
        GenericRowData made = new GenericRowData(fields.length);
        for (int i = 0; i < fields.length; i++) {
            made.setField(i, fields[i].at(row));
        }
        return made;
    }

    private static Values values(Column column) {
        return switch (column) {
            case IntColumn ints -> row -> ints.values()[row];
            case LongColumn longs -> row -> longs.values()[row];
            case TimestampColumn times -> row -> TimestampData.fromEpochMillis(times.millis()[row]);
            case BytesColumn texts ->
                row -> StringData.fromBytes(texts.bytes(), texts.offsets()[row], texts.lengths()[row]);
            case RowColumn rows -> {
                Values[] fields = rows.fields().stream().map(RowMaker::values).toArray(Values[]::new);
                yield row -> rows.isNull(row) ? null : row(fields, row);
            }
            default ->
                throw new IllegalArgumentException(
                        "no event has a " + column.type().sql());
        };
    }
}
