package dev.weir.sql.logical;

import dev.weir.base.WeirException;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.TableColumn;
import dev.weir.sql.connectors.TableConnector;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.plan.NotNullCheck;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.TableSink;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ends the plan of an INSERT in the sink of its table. */
public final class SinkConverter {
    private final ZoneId zone;
    private final Path directory;
    private final boolean dropNulls;

    /**
     * @param zone the session's
     * @param directory against which relative paths are resolved
     * @param dropNulls whether rows with a NULL in a NOT NULL column are left out instead of failing the job
     */
    public SinkConverter(ZoneId zone, Path directory, boolean dropNulls) {
        this.zone = zone;
        this.directory = directory;
        this.dropNulls = dropNulls;
    }

    /**
     * The sink with the query below it.
     *
     * @param table the target, with the options of hints
     * @param query its rows, in the order of {@link CatalogTable#sinkColumns()}
     * @param statement number of the INSERT in its job
     */
    public TableSink convert(CatalogTable table, PlanNode query, int statement) {
        TableConnector connector = TableConnector.of(table, Map.of());
        List<TableColumn> written = table.sinkColumns();
        TableDefinition definition = connector.forWriting(zone, directory);
        if (connector.connector().sink(definition).isEmpty()) {
            throw WeirException.of(
                    SqlError.INVALID_INSERT,
                    "table %s cannot be written to: connector '%s' only reads",
                    table.name(),
                    connector.connector().identifier());
        }
        PlanNode checked = checked(table, query, written);
        Schema schema = definition.schema();
        return new TableSink(
                PlanConverter.casted(checked, schema),
                table.name().toString(),
                connector.connector(),
                definition,
                primaryKey(table, written),
                statement);
    }

    private PlanNode checked(CatalogTable table, PlanNode query, List<TableColumn> written) {
        List<Integer> guarded = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            if (!written.get(i).type().nullable() && query.schema().type(i).nullable()) {
                guarded.add(i);
            }
        }
        return guarded.isEmpty() ? query : new NotNullCheck(query, table.name().object(), guarded, dropNulls);
    }

    private static List<Integer> primaryKey(CatalogTable table, List<TableColumn> written) {
        List<String> names = written.stream().map(TableColumn::name).toList();
        return table.primaryKeyColumns().stream().map(names::indexOf).toList();
    }
}
