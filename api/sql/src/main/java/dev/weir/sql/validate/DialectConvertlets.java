package dev.weir.sql.validate;

import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/**
 * How calls become expressions: as Calcite does it, but functions of ours stay calls where Calcite takes them apart.
 */
final class DialectConvertlets implements SqlRexConvertletTable {
    static final SqlRexConvertletTable INSTANCE = new DialectConvertlets();

    private DialectConvertlets() {}

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        if (call.getOperator().equals(SqlStdOperatorTable.TIMESTAMP_DIFF)) {
            return DialectConvertlets::timestampDiff;
        }
        if (call.getOperator() instanceof CastOperator) {
            return DialectConvertlets::cast;
        }
        return StandardConvertletTable.INSTANCE.get(call);
    }

    /** {@code TIMESTAMPDIFF(unit, from, to)}, its unit as a flag. */
    private static RexNode timestampDiff(SqlRexContext context, SqlCall call) {
        RexBuilder builder = context.getRexBuilder();
        TimeUnit unit = ((SqlIntervalQualifier) call.operand(0)).getStartUnit();
        RexNode from = context.convertExpression(call.operand(1));
        RexNode to = context.convertExpression(call.operand(2));
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        return builder.makeCall(type, SqlStdOperatorTable.TIMESTAMP_DIFF, List.of(builder.makeFlag(unit), from, to));
    }

    /** A cast to the validated type. Constants take the type at once where no digit is lost. */
    private static RexNode cast(SqlRexContext context, SqlCall call) {
        RexBuilder builder = context.getRexBuilder();
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        if (SqlUtil.isNullLiteral(call.operand(0), false)) {
            return builder.makeNullLiteral(type);
        }
        boolean safe = call.getKind() == SqlKind.SAFE_CAST;
        RexNode operand = context.convertExpression(call.operand(0));
        return operand instanceof RexLiteral && !safe
                ? builder.makeCast(type, operand, true, false)
                : builder.makeAbstractCast(type, operand, safe);
    }
}
