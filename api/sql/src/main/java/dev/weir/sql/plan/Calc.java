package dev.weir.sql.plan;

import dev.weir.data.Schema;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Filters rows, then computes columns.
 *
 * @param filter which rows pass; null: all
 * @param projections one expression a column of the schema, over the input's columns
 */
public record Calc(PlanNode input, @Nullable Expression filter, List<Expression> projections, Schema schema)
        implements PlanNode {
    public Calc {
        projections = List.copyOf(projections);
        if (projections.size() != schema.size()) {
            throw new IllegalArgumentException("one projection a column of the schema");
        }
    }

    /** Some of the columns of a node, in an order. */
    public static Calc columns(PlanNode input, int... columns) {
        Schema schema = input.schema().project(columns);
        List<Expression> projections = new ArrayList<>();
        for (int column : columns) {
            projections.add(new ColumnReference(column, input.schema().type(column)));
        }
        return new Calc(input, null, projections, schema);
    }

    /** The index under which a column of the input passes unchanged, or -1. */
    public int placeOf(int column) {
        for (int i = 0; i < projections.size(); i++) {
            if (projections.get(i) instanceof ColumnReference reference && reference.index() == column) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it changes nothing but names. */
    public boolean isIdentity() {
        if (filter != null || projections.size() != input.schema().size()) {
            return false;
        }
        for (int i = 0; i < projections.size(); i++) {
            if (!(projections.get(i) instanceof ColumnReference column) || column.index() != i) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public Calc withInputs(List<PlanNode> others) {
        return new Calc(others.getFirst(), filter, projections, schema);
    }

    @Override
    public String describe() {
        List<String> names = input.schema().names();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < projections.size(); i++) {
            String text = projections.get(i).sql(names);
            columns.add(text.equals(schema.name(i)) ? text : text + " AS " + schema.name(i));
        }
        String where = filter == null ? "" : ", where=[" + filter.sql(names) + "]";
        return "Calc(select=[" + String.join(", ", columns) + "]" + where + ")";
    }
}
