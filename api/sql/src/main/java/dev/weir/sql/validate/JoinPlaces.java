package dev.weir.sql.validate;

import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.StatementText;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a query says where no plan can be made of one of its joins: an outer or temporal join, or the sub-query
 * that becomes one.
 */
public final class JoinPlaces extends SqlBasicVisitor<@Nullable Void> {
    private @Nullable SqlNode join;
    private @Nullable SqlNode subQuery;
    private String subQueryName = "";
    private boolean inExpression;

    private JoinPlaces() {}

    /** The error with its place in the query, in terms of what the query says; others than those of joins unchanged. */
    public static WeirException located(WeirException error, SqlNode query, StatementText statement) {
        if (error.code() != SqlError.UNSUPPORTED_JOIN) {
            return error;
        }
        JoinPlaces places = new JoinPlaces();
        query.accept(places);
        if (places.join != null) {
            return error.atIfAbsent(statement.position(places.join.getParserPosition()));
        }
        if (places.subQuery != null) {
            return WeirException.of(
                            SqlError.UNSUPPORTED_JOIN,
                            "%s over rows that change is not supported yet",
                            places.subQueryName)
                    .hint("where all inputs have an end: SET 'execution.runtime-mode' = 'batch';"
                            + " a sub-query of one row can stand in FROM: … CROSS JOIN (SELECT …) AS s")
                    .at(statement.position(places.subQuery.getParserPosition()))
                    .causedBy(error);
        }
        return error;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        switch (call.getKind()) {
            case JOIN -> visitJoin((SqlJoin) call);
            case SNAPSHOT -> noteJoin(call);
            case SELECT -> visitSelect((SqlSelect) call);
            case NOT_IN, IN, EXISTS -> noteSubQuery(call);
            case NOT -> {
                SqlNode negated = call.operand(0);
                if (negated.getKind() == SqlKind.EXISTS || negated.getKind() == SqlKind.IN) {
                    note("a sub-query in NOT " + negated.getKind(), negated);
                }
            }
            default -> {}
        }
        return call instanceof SqlSelect ? null : super.visit(call);
    }

    private void visitJoin(SqlJoin call) {
        switch (call.getJoinType()) {
            case LEFT, RIGHT, FULL -> noteJoin(call.getJoinTypeNode());
            default -> {}
        }
    }

    private void noteJoin(SqlNode node) {
        join = join == null ? node : join;
    }

    /** A query in FROM is no sub-query of an expression. */
    private void visitSelect(SqlSelect select) {
        boolean outer = inExpression;
        if (outer) {
            note("a sub-query that gives a value", select);
        }
        for (SqlNode part : select.getOperandList()) {
            if (part != null) {
                inExpression = part != select.getFrom();
                part.accept(this);
            }
        }
        inExpression = outer;
    }

    private void noteSubQuery(SqlCall call) {
        switch (call.getKind()) {
            case EXISTS -> note("a sub-query in EXISTS", call);
            default -> {
                if (call.operand(1).getKind().belongsTo(SqlKind.QUERY)) {
                    note("a sub-query in " + (call.getKind() == SqlKind.IN ? "IN" : "NOT IN"), call.operand(1));
                }
            }
        }
    }

    private void note(String name, SqlNode place) {
        if (subQuery == null) {
            subQuery = place;
            subQueryName = name;
        }
    }
}
