package dev.weir.operators;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.TimestampColumn;
import java.time.ZoneId;
import java.util.Arrays;

/** Reads the event time of a batch's rows as milliseconds of a wall clock. One thread; the array is reused. */
final class EventTimes {
    private final int timeColumn;
    private final LocalTimes local;
    private long[] times = new long[0];

    EventTimes(int timeColumn, ZoneId zone) {
        this.timeColumn = timeColumn;
        local = new LocalTimes(zone);
    }

    /** The time of the i-th row that counts. */
    long[] read(Batch batch) {
        int count = batch.size();
        if (times.length < count) {
            times = new long[Math.max(count, times.length * 2)];
        }
        Column column = batch.column(timeColumn);
        if (column instanceof ConstantColumn constant && !constant.isNull()) {
            long millis = ((TimestampColumn) constant.single()).millis()[0];
            Arrays.fill(times, 0, count, local.isUtc() ? millis : local.toLocal(millis));
            return times;
        }
        if (column.validity() != null || column instanceof ConstantColumn) {
            rejectNulls(batch, column);
        }
        long[] millis = ((TimestampColumn) column.flat()).millis();
        int[] selection = batch.selection();
        if (selection == null) {
            System.arraycopy(millis, 0, times, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                times[i] = millis[selection[i]];
            }
        }
        if (!local.isUtc()) {
            for (int i = 0; i < count; i++) {
                times[i] = local.toLocal(times[i]);
            }
        }
        return times;
    }

    private void rejectNulls(Batch batch, Column column) {
        for (int i = 0; i < batch.size(); i++) {
            if (column.isNull(batch.row(i))) {
                throw WeirException.of(
                                OperatorError.MISSING_EVENT_TIME,
                                "the event-time column '%s' is NULL in row %s",
                                batch.schema().name(timeColumn),
                                batch.toRow(i))
                        .hint("filter such rows out, or give them a time with COALESCE in a computed column");
            }
        }
    }

    /** What the wall clock shows at a point in time. */
    long toLocal(long epochMillis) {
        return local.toLocal(epochMillis);
    }

    /** The point in time at which the wall clock shows a time. */
    long toEpoch(long localMillis) {
        return local.toEpoch(localMillis);
    }
}
