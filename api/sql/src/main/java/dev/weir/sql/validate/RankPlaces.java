package dev.weir.sql.validate;

import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.StatementText;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Finds the first OVER of a query where no plan can be made of it. */
public final class RankPlaces extends SqlBasicVisitor<@Nullable Void> {
    private @Nullable SqlNode over;

    private RankPlaces() {}

    /** The error with its place in the query; others than those of row numbers unchanged. */
    public static WeirException located(WeirException error, SqlNode query, StatementText statement) {
        if (error.code() != SqlError.UNSUPPORTED_RANK) {
            return error;
        }
        RankPlaces places = new RankPlaces();
        query.accept(places);
        return places.over == null ? error : error.atIfAbsent(statement.position(places.over.getParserPosition()));
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call.getKind() == SqlKind.OVER && over == null) {
            over = call;
        }
        return super.visit(call);
    }
}
