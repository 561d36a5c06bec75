package dev.weir.sql.plan;

import dev.weir.data.Schema;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.ConnectorFactory;
import dev.weir.dataflow.connect.TableDefinition;
import java.util.List;
import java.util.OptionalInt;

/**
 * Writes into a table.
 *
 * @param table the table's full name
 * @param primaryKey indexes of the key's columns; empty: none
 * @param connector makes the sink
 * @param statement number of the INSERT among those of its job, so that two that write the same stay two
 */
public record TableSink(
        PlanNode input,
        String table,
        ConnectorFactory connector,
        TableDefinition definition,
        List<Integer> primaryKey,
        int statement)
        implements PlanNode {
    public TableSink {
        primaryKey = List.copyOf(primaryKey);
    }

    /** The number of instances that the table asks for. */
    OptionalInt parallelism() {
        return definition
                .options()
                .find(ConnectOptions.SINK_PARALLELISM)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public TableSink withInputs(List<PlanNode> others) {
        return new TableSink(others.getFirst(), table, connector, definition, primaryKey, statement);
    }

    @Override
    public Schema schema() {
        return input.schema();
    }

    @Override
    public String describe() {
        return "Sink(table=[" + table + "], columns=" + schema().names() + ")";
    }
}
