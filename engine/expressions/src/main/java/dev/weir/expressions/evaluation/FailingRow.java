package dev.weir.expressions.evaluation;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Literal;
import dev.weir.expressions.Rows;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** Says for which row, with which values, a kernel failed. Kernels do not keep track of that; failing is rare. */
final class FailingRow {
    private FailingRow() {}

    /** The failure with the expression's text and the row's values, found by evaluating row after row. */
    static WeirException describe(WeirException failure, Call call, Frame frame, Rows rows, IntConsumer evaluate) {
        if (failure.code() == ExpressionError.USER_FUNCTION_FAILED) {
            return failure; // It names its arguments, and users' code is not to be run again.
        }
        String where = " in " + call.sql(frame.columnNames());
        for (int i = 0; i < rows.count(); i++) {
            try {
                evaluate.accept(rows.row(i));
            } catch (WeirException first) {
                String values = frame.columns().length == 0 ? "" : values(call, frame, rows.row(i));
                return copy(first, where + values);
            }
        }
        return copy(failure, where);
    }

    private static WeirException copy(WeirException failure, String addition) {
        String text = failure.description() + addition;
        WeirException result = WeirException.of(failure.code(), "%s", text)
                .hint(failure.hint())
                .causedBy(failure);
        return failure.position() == null ? result : result.at(failure.position());
    }

    private static String values(Call call, Frame frame, int row) {
        TreeSet<Integer> used = new TreeSet<>();
        collect(call, used);
        if (used.isEmpty()) {
            return "";
        }
        StringJoiner text = new StringJoiner(", ", ", where ", "");
        for (int index : used) {
            Column column = frame.column(index);
            if (row < column.size()) {
                Object value = column.value(row);
                String shown = value instanceof String string ? "'" + string + "'" : String.valueOf(value);
                text.add(new ColumnReference(index, column.type()).sql(frame.columnNames()) + " = " + shown);
            }
        }
        return text.toString();
    }

    private static void collect(Expression expression, TreeSet<Integer> columns) {
        switch (expression) {
            case ColumnReference reference -> columns.add(reference.index());
            case Literal literal -> {}
            case Call call -> call.arguments().forEach(argument -> collect(argument, columns));
        }
    }
}
