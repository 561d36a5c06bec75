package dev.weir.sql.validate;

import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.StatementText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the grammar takes and no plan can be made of yet, so that the error names the construct and its place, and
 * not what is missing for it further down.
 */
final class LaterConstructs extends SqlBasicVisitor<@Nullable Void> {
    private static final Set<String> GROUP_WINDOWS = Set.of("TUMBLE", "HOP", "SESSION");

    private final StatementText statement;

    private LaterConstructs(StatementText statement) {
        this.statement = statement;
    }

    /** Fails if a query has one. */
    static void reject(SqlNode query, StatementText statement) {
        query.accept(new LaterConstructs(statement));
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        switch (call.getKind()) {
            case OVER -> checkOver(call);
            case MATCH_RECOGNIZE -> throw unsupported(call, "MATCH_RECOGNIZE is");
            case UNNEST ->
                throw unsupported(call, "UNNEST is")
                        .hint("elements are reached one by one, as in column[1], and counted with CARDINALITY");
            case WITHIN_GROUP -> throw unsupported(call, "WITHIN GROUP is");
            case TABLESAMPLE -> throw unsupported(call, "TABLESAMPLE is").hint("use WHERE RAND() < 0.1");
            case LATERAL -> checkLateral(call);
            case INTERSECT, EXCEPT -> checkSetOperation(call);
            case WITH_ITEM -> checkRecursion((SqlWithItem) call);
            case SELECT -> checkSelect((SqlSelect) call);
            default -> {}
        }
        return super.visit(call);
    }

    /** ROW_NUMBER has to be within a limit, as is seen where the plan is made. */
    private void checkOver(SqlCall call) {
        boolean rowNumber = call.operand(0) instanceof SqlCall function
                && function.getOperator().getName().equalsIgnoreCase("ROW_NUMBER");
        if (!rowNumber) {
            throw unsupported(call, "OVER aggregates are")
                    .hint("for the first or last row of a group use ROW_NUMBER() with a limit, or GROUP BY with MIN,"
                            + " MAX, FIRST_VALUE or LAST_VALUE; for the first rows of all, ORDER BY with LIMIT");
        }
    }

    private void checkLateral(SqlCall call) {
        if (call.operand(0).getKind() == SqlKind.COLLECTION_TABLE) {
            throw unsupported(((SqlCall) call.operand(0)).operand(0), "LATERAL TABLE of a function is");
        }
    }

    private void checkSetOperation(SqlCall call) {
        if (((SqlSetOperator) call.getOperator()).isAll()) {
            throw unsupported(call.operand(1), "%s is", call.getOperator().getName())
                    .hint(call.getKind() + " without ALL is");
        }
    }

    private void checkRecursion(SqlWithItem item) {
        if (item.recursive.booleanValue()) {
            throw unsupported(item, "WITH RECURSIVE is");
        }
    }

    private void checkSelect(SqlSelect select) {
        SqlNode qualify = select.getQualify();
        if (qualify != null) {
            throw unsupported(qualify, "QUALIFY is");
        }
        List<SqlNode> groups =
                select.getGroup() == null ? List.of() : select.getGroup().getList();
        for (SqlNode group : groups) {
            String name = group instanceof SqlCall call ? windowName(call) : "";
            if (GROUP_WINDOWS.contains(name)) {
                throw unsupported(group, "%s in GROUP BY is", name)
                        .hint(("use the table function: FROM TABLE(%s(TABLE t, DESCRIPTOR(ts), INTERVAL …))"
                                        + " GROUP BY window_start, window_end")
                                .formatted(name));
            }
        }
    }

    /** The grammar makes operators with a dollar in front of them. */
    private static String windowName(SqlCall call) {
        return call.getOperator().getName().toUpperCase(Locale.ROOT).replace("$", "");
    }

    private WeirException unsupported(SqlNode place, String what, Object... values) {
        return WeirException.of(SqlError.UNSUPPORTED, what + " not supported yet", values)
                .at(statement.position(place.getParserPosition()));
    }
}
