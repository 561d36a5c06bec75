package dev.weir.operators;

import dev.weir.base.Counter;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import java.util.List;

/**
 * Guards NOT NULL columns: a NULL in one of them ends the job, or its row is left out and counted in the metric
 * {@code <node>.dropped-rows}. Linear: weights pass through.
 */
public final class NotNullOperator implements Operator {
    private final Factory factory;
    private final Counter dropped;

    private NotNullOperator(Factory factory, OperatorContext context) {
        this.factory = factory;
        this.dropped = context.metrics().counter(context.name() + ".dropped-rows");
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Batch rest = batch;
        for (int column : factory.columns) {
            if (mayHoldNulls(rest.column(column))) {
                rest = check(rest, column);
            }
        }
        output.emit(rest);
    }

    private static boolean mayHoldNulls(Column column) {
        return switch (column) {
            case ConstantColumn constant -> constant.isNull();
            case DictionaryColumn dictionary -> true;
            default -> column.validity() != null;
        };
    }

    private Batch check(Batch batch, int index) {
        Column column = batch.column(index);
        int[] kept = new int[batch.size()];
        int count = 0;
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            kept[count] = row;
            count += column.isNull(row) ? 0 : 1;
        }
        if (count == batch.size()) {
            return batch;
        }
        if (!factory.drop) {
            throw WeirException.of(
                            OperatorError.NULL_IN_NOT_NULL_COLUMN,
                            "column '%s' of table %s is NOT NULL, but a NULL was written to it",
                            factory.schema.name(index),
                            factory.table)
                    .hint("filter NULLs out, or SET 'table.exec.sink.not-null-enforcer' = 'drop'");
        }
        dropped.add(batch.size() - count);
        return batch.select(kept, count);
    }

    /**
     * The plan node.
     *
     * @param table the table that is written to, for the message
     * @param columns indexes of the columns that must not be NULL
     * @param drop whether rows with a NULL are left out
     */
    public record Factory(Schema schema, String table, List<Integer> columns, boolean drop) implements InertFactory {
        public Factory {
            columns = List.copyOf(columns);
        }

        @Override
        public String describe() {
            return "NotNull(columns=" + columns.stream().map(schema::name).toList() + (drop ? ", drop)" : ")");
        }

        @Override
        public Operator create(OperatorContext context) {
            return new NotNullOperator(this, context);
        }
    }
}
