package dev.weir.sql.plan;

import dev.weir.data.Row;
import dev.weir.data.Schema;
import java.util.List;
import java.util.stream.Collectors;

/** Constant rows. */
public record Values(Schema schema, List<Row> rows) implements PlanNode {
    private static final int SHOWN = 3;

    public Values {
        rows = List.copyOf(rows);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of();
    }

    @Override
    public Values withInputs(List<PlanNode> others) {
        return this;
    }

    @Override
    public String describe() {
        String shown =
                rows.stream().limit(SHOWN).map(row -> row.values().toString()).collect(Collectors.joining(", "));
        String rest = rows.size() > SHOWN ? ", … %d rows".formatted(rows.size()) : "";
        return "Values(columns=%s, rows=[%s%s])".formatted(schema.names(), shown, rest);
    }
}
