package dev.weir.expressions.functions;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.kernels.RowKernels;
import java.util.Arrays;
import java.util.IllegalFormatException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * PRINTF: Java's format strings over the values as the engine holds them: dates are days, times and intervals
 * milliseconds.
 */
final class Printf {
    private Printf() {}

    static Kernel kernel(DataType type) {
        return RowKernels.nullAware(RowKernels.text(type, 32, (arguments, out, context) -> {
            Column[] flat = Arrays.stream(arguments).map(Column::flat).toArray(Column[]::new);
            return row -> {
                if (flat[0].isNull(row)) {
                    out.putNull(row);
                    return;
                }
                @Nullable Object[] values = new @Nullable Object[flat.length - 1];
                for (int i = 0; i < values.length; i++) {
                    values[i] = raw(flat[i + 1], row);
                }
                out.putNullable(row, format(String.valueOf(flat[0].value(row)), values));
            };
        }));
    }

    private static @Nullable String format(String pattern, @Nullable Object[] values) {
        try {
            return String.format(Locale.ROOT, pattern, values);
        } catch (IllegalFormatException mismatch) {
            return null;
        }
    }

    private static @Nullable Object raw(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (column) {
            case IntColumn c
            when !(c.type() instanceof DataType.TinyInt || c.type() instanceof DataType.SmallInt) -> c.values()[row];
            case LongColumn c -> c.values()[row];
            case TimestampColumn c -> c.dateTimeAt(row);
            default -> column.value(row);
        };
    }
}
