package dev.weir.expressions.kernels;

import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.PartialKernel;

/**
 * Kernels from a piece of code a row, for functions that cost much more than calling it. A batch's arguments are opened
 * once; then the code runs for each row that is selected and, but for {@link #nullAware}, has no NULL.
 */
public final class RowKernels {
    private RowKernels() {}

    /** Computes and writes the result of one row. */
    @FunctionalInterface
    public interface RowAction {
        void at(int row);
    }

    /**
     * Prepares a batch.
     *
     * @param <W> where results are written
     */
    @FunctionalInterface
    public interface Opener<W> {
        RowAction open(Column[] arguments, W out, EvaluationContext context);
    }

    /** A kernel of text or binary. */
    public static PartialKernel text(DataType type, int bytesPerRow, Opener<TextWriter> opener) {
        return (arguments, rows, context) -> {
            TextWriter out = new TextWriter(rows, bytesPerRow);
            RowAction action = opener.open(arguments, out, context);
            for (int i = 0; i < rows.count(); i++) {
                action.at(rows.row(i));
            }
            return out.build(type);
        };
    }

    /** A kernel of parts of the text of one argument. */
    public static PartialKernel views(DataType type, int source, Opener<ViewWriter> opener) {
        return (arguments, rows, context) -> {
            ViewWriter out = new ViewWriter(arguments[source], rows.physicalRows());
            RowAction action = opener.open(arguments, out, context);
            for (int i = 0; i < rows.count(); i++) {
                action.at(rows.row(i));
            }
            return out.build(type);
        };
    }

    /** A kernel of TINYINT to INT, dates or times. */
    public static PartialKernel ints(DataType type, Opener<IntWriter> opener) {
        return (arguments, rows, context) -> {
            IntWriter out = new IntWriter(rows.physicalRows());
            RowAction action = opener.open(arguments, out, context);
            for (int i = 0; i < rows.count(); i++) {
                action.at(rows.row(i));
            }
            return out.build(type);
        };
    }

    /** A kernel of BIGINT. */
    public static PartialKernel longs(DataType type, Opener<LongWriter> opener) {
        return (arguments, rows, context) -> {
            LongWriter out = new LongWriter(rows.physicalRows());
            RowAction action = opener.open(arguments, out, context);
            for (int i = 0; i < rows.count(); i++) {
                action.at(rows.row(i));
            }
            return out.build(type);
        };
    }

    /** A kernel of DOUBLE. */
    public static PartialKernel doubles(DataType type, Opener<DoubleWriter> opener) {
        return (arguments, rows, context) -> {
            DoubleWriter out = new DoubleWriter(rows.physicalRows());
            RowAction action = opener.open(arguments, out, context);
            for (int i = 0; i < rows.count(); i++) {
                action.at(rows.row(i));
            }
            return out.build(type);
        };
    }

    /** A kernel of BOOLEAN. */
    public static PartialKernel booleans(DataType type, Opener<BooleanWriter> opener) {
        return (arguments, rows, context) -> {
            BooleanWriter out = new BooleanWriter(rows.physicalRows());
            RowAction action = opener.open(arguments, out, context);
            for (int i = 0; i < rows.count(); i++) {
                action.at(rows.row(i));
            }
            return out.build(type);
        };
    }

    /** A kernel of DECIMAL. */
    public static PartialKernel decimals(DataType type, Opener<DecimalWriter> opener) {
        return (arguments, rows, context) -> {
            DecimalWriter out = new DecimalWriter(type, rows.physicalRows());
            RowAction action = opener.open(arguments, out, context);
            for (int i = 0; i < rows.count(); i++) {
                action.at(rows.row(i));
            }
            return out.build();
        };
    }

    /** A kernel of timestamps. */
    public static PartialKernel timestamps(DataType type, Opener<TimestampWriter> opener) {
        return (arguments, rows, context) -> {
            TimestampWriter out = new TimestampWriter(rows.physicalRows());
            RowAction action = opener.open(arguments, out, context);
            for (int i = 0; i < rows.count(); i++) {
                action.at(rows.row(i));
            }
            return out.build(type);
        };
    }

    /** A kernel of any type, nested ones included; the code appends exactly one value or NULL a row. */
    public static PartialKernel built(DataType type, Opener<ColumnBuilder> opener) {
        return (arguments, rows, context) -> {
            ColumnBuilder out = ColumnBuilder.create(type, rows.count());
            RowAction action = opener.open(arguments, out, context);
            for (int i = 0; i < rows.count(); i++) {
                action.at(rows.row(i));
            }
            return Columns.scatter(out, rows);
        };
    }

    /** The same code for all selected rows, with NULLs among the arguments. */
    public static NullAwareKernel nullAware(PartialKernel kernel) {
        return kernel::evaluate;
    }
}
