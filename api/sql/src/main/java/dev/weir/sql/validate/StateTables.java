package dev.weir.sql.validate;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.dataflow.checkpoint.CheckpointPlace;
import dev.weir.dataflow.state.StateTable;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.catalog.ObjectName;
import dev.weir.sql.catalog.TableColumn;
import dev.weir.sql.connectors.StateConnector;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.StatementText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.schema.Table;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * {@code STATE('checkpoint', 'operator', 'state')} in FROM: a table that is made when a statement names it, with the
 * columns that the checkpoint says. One instance a statement.
 */
final class StateTables extends SqlShuttle {
    private static final String NAME = "STATE";
    private static final int ARGUMENTS = 3;

    private final StatementText statement;
    private final Catalogs catalogs;
    private final Map<String, Table> tables = new LinkedHashMap<>();

    StateTables(StatementText statement, Catalogs catalogs) {
        this.statement = statement;
        this.catalogs = catalogs;
    }

    /** The query with names of tables in their place. Works on a copy of its own. */
    SqlNode replace(SqlNode query) {
        SqlNode replaced = query.accept(this);
        return replaced == null ? query : replaced;
    }

    /** The tables by the names that were put in. */
    Map<String, Table> tables() {
        return tables;
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call.getKind() == SqlKind.COLLECTION_TABLE
                && call.operand(0) instanceof SqlCall function
                && function.getOperator().getName().equalsIgnoreCase(NAME)) {
            return table(function);
        }
        CallCopyingArgHandler copier = new CallCopyingArgHandler(call, false);
        call.getOperator().acceptCall(this, call, false, copier);
        return copier.result();
    }

    private SqlNode table(SqlCall function) {
        List<String> arguments = new ArrayList<>();
        for (SqlNode operand : function.getOperandList()) {
            if (operand instanceof SqlLiteral literal
                    && SqlLiteral.valueMatchesType(literal.getValue(), literal.getTypeName())
                    && literal.getTypeName().getFamily() == org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER) {
                arguments.add(literal.toValue());
            }
        }
        if (arguments.size() != ARGUMENTS || function.operandCount() != ARGUMENTS) {
            throw WeirException.of(
                            SqlError.INVALID_QUERY, "STATE takes three texts: a checkpoint, an operator, a state")
                    .hint("such as STATE('latest', 'GroupAggregate', 'groups')")
                    .at(statement.position(function.getParserPosition()));
        }
        String name = "STATE('" + String.join("', '", arguments) + "')";
        try {
            tables.put(name, new TableAdapter(table(name, arguments)));
        } catch (WeirException e) {
            throw e.atIfAbsent(statement.position(function.getParserPosition()));
        }
        return new SqlIdentifier(name, function.getParserPosition());
    }

    private CatalogTable table(String name, List<String> arguments) {
        CheckpointPlace place = CheckpointPlace.find(arguments.get(0), null, catalogs.checkpointDirectory());
        StateTable state = StateConnector.read(place.address(), arguments.get(1), arguments.get(2));
        List<TableColumn> columns = new ArrayList<>();
        state.schema().fields().forEach(field -> columns.add(new TableColumn.Physical(field.name(), field.type(), "")));
        Configuration options = Configuration.EMPTY
                .with("connector", StateConnector.NAME)
                .with(StateConnector.CHECKPOINT.key(), place.address())
                .with(StateConnector.OPERATOR.key(), arguments.get(1))
                .with(StateConnector.STATE.key(), arguments.get(2));
        ObjectName qualified =
                new ObjectName(catalogs.current().catalog(), catalogs.current().database(), name);
        return new CatalogTable(qualified, true, columns, null, null, List.of(), null, options, "");
    }
}
