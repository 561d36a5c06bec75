package dev.weir.sql.plan;

import dev.weir.data.Schema;
import java.util.List;

/**
 * Guards the NOT NULL columns of a table that is written to.
 *
 * @param table the table's name, for the message
 * @param columns indexes of the columns that must not be NULL
 * @param drop whether rows with a NULL are left out and counted; else they fail the job
 */
public record NotNullCheck(PlanNode input, String table, List<Integer> columns, boolean drop) implements PlanNode {
    public NotNullCheck {
        columns = List.copyOf(columns);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public NotNullCheck withInputs(List<PlanNode> others) {
        return new NotNullCheck(others.getFirst(), table, columns, drop);
    }

    @Override
    public Schema schema() {
        return input.schema();
    }

    @Override
    public String describe() {
        return "NotNull(columns=" + columns.stream().map(schema()::name).toList() + (drop ? ", drop)" : ")");
    }
}
