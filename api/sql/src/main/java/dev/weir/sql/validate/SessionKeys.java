package dev.weir.sql.validate;

import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.StatementText;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * {@code SESSION(TABLE t PARTITION BY k, …)} becomes {@code SESSION(TABLE t, …, DESCRIPTOR(k))}: Calcite converts
 * tables with PARTITION BY only together with sub-queries, which we keep as expressions. Changes the tree in place.
 */
final class SessionKeys extends SqlBasicVisitor<Void> {
    private static final String DATA = WindowFunction.SESSION.parameters().getFirst();
    private static final String KEYS = WindowFunction.SESSION.parameters().getLast();

    private final StatementText statement;

    private SessionKeys(StatementText statement) {
        this.statement = statement;
    }

    static SqlNode asArguments(SqlNode query, StatementText statement) {
        query.accept(new SessionKeys(statement));
        return query;
    }

    @Override
    public Void visit(SqlCall call) {
        for (int i = 0; i < call.operandCount(); i++) {
            SqlNode operand = call.operand(i);
            if (operand instanceof SqlCall function && isWindowFunction(function)) {
                call.setOperand(i, rewritten(function));
            }
        }
        return super.visit(call);
    }

    private static boolean isWindowFunction(SqlCall call) {
        return WindowFunction.all().stream()
                .anyMatch(function ->
                        function.getName().equalsIgnoreCase(call.getOperator().getName()));
    }

    private SqlCall rewritten(SqlCall function) {
        List<SqlNode> arguments = new ArrayList<>();
        SqlNode keys = null;
        for (SqlNode argument : function.getOperandList()) {
            boolean named = argument.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
            SqlNode value = named ? ((SqlCall) argument).operand(0) : argument;
            if (value.getKind() != SqlKind.SET_SEMANTICS_TABLE) {
                arguments.add(argument);
                continue;
            }
            SqlCall table = (SqlCall) value;
            if (!function.getOperator().getName().equalsIgnoreCase(WindowFunction.SESSION.getName())) {
                throw WeirException.of(
                                SqlError.INVALID_QUERY,
                                "only SESSION windows are divided with PARTITION BY; %s is not",
                                function.getOperator().getName())
                        .at(statement.position(table.getParserPosition()));
            }
            arguments.add(named ? assignment(table.operand(0), DATA) : table.operand(0));
            SqlNode descriptor = descriptor(table.operand(1));
            keys = named ? assignment(descriptor, KEYS) : descriptor;
        }
        if (keys == null) {
            return function;
        }
        arguments.add(keys);
        return function.getOperator().createCall(function.getParserPosition(), arguments);
    }

    private static SqlNode descriptor(SqlNodeList columns) {
        return SqlStdOperatorTable.DESCRIPTOR.createCall(columns.getParserPosition(), columns.getList());
    }

    private static SqlNode assignment(SqlNode value, String parameter) {
        SqlParserPos position = value.getParserPosition();
        return SqlStdOperatorTable.ARGUMENT_ASSIGNMENT.createCall(
                position, value, new SqlIdentifier(parameter, position));
    }
}
