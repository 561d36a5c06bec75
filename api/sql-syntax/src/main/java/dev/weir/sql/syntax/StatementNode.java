package dev.weir.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Carries a {@link Statement} through Calcite's grammar, whose productions return nodes. */
public final class StatementNode extends SqlCall {
    private static final SqlOperator OPERATOR = new SqlSpecialOperator("STATEMENT", SqlKind.OTHER_DDL);

    private final Statement statement;

    public StatementNode(Statement statement) {
        super(statement.position());
        this.statement = statement;
    }

    /** The statement that a parsed node stands for. */
    public static Statement unwrap(SqlNode node) {
        if (node instanceof StatementNode carrier) {
            return carrier.statement;
        }
        return node.isA(SqlKind.QUERY) ? new Statement.Query(node) : new Statement.Change(node);
    }

    @Override
    public SqlNode clone(SqlParserPos position) {
        return this;
    }

    @Override
    public SqlOperator getOperator() {
        return OPERATOR;
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of();
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
        writer.keyword(statement.toString());
    }
}
