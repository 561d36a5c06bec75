package dev.weir.sql.validate;

import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.functions.FunctionLibrary;
import dev.weir.expressions.kernels.CalendarUnit;
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
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
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
        if (call.getOperator() instanceof SqlLikeOperator && call.operandCount() == 3) {
            return DialectConvertlets::escapedLike;
        }
        return StandardConvertletTable.INSTANCE.get(call);
    }

    /** {@code TIMESTAMPDIFF(unit, from, to)}, its unit as a flag. */
    private static RexNode timestampDiff(SqlRexContext context, SqlCall call) {
        RexBuilder builder = context.getRexBuilder();
        TimeUnit unit = unit(call.operand(0));
        RexNode from = context.convertExpression(call.operand(1));
        RexNode to = context.convertExpression(call.operand(2));
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        return builder.makeCall(type, SqlStdOperatorTable.TIMESTAMP_DIFF, List.of(builder.makeFlag(unit), from, to));
    }

    /** The unit of a qualifier, which keeps names such as SQL_TSI_DAY for later. */
    private static TimeUnit unit(SqlIntervalQualifier qualifier) {
        String name = qualifier.timeFrameName;
        CalendarUnit named = name == null ? null : CalendarUnit.find(name);
        return named == null ? qualifier.getStartUnit() : TimeUnit.valueOf(named.name());
    }

    /** A pattern with an ESCAPE stays out of reach of Calcite's simplifications, which take no notice of the escape. */
    private static RexNode escapedLike(SqlRexContext context, SqlCall call) {
        RexBuilder builder = context.getRexBuilder();
        SqlLikeOperator operator = (SqlLikeOperator) call.getOperator();
        String name = operator.isNegated() ? operator.getName().substring("NOT ".length()) : operator.getName();
        List<RexNode> operands =
                call.getOperandList().stream().map(context::convertExpression).toList();
        ScalarFunction function = FunctionLibrary.standard().scalar(name);
        RexNode like = builder.makeCall(
                context.getValidator().getValidatedNodeType(call), new LibraryFunction(name, function), operands);
        return operator.isNegated() ? builder.makeCall(SqlStdOperatorTable.NOT, like) : like;
    }

    /** A cast to the validated type. Numbers that are constant take the type at once where no digit is lost. */
    private static RexNode cast(SqlRexContext context, SqlCall call) {
        RexBuilder builder = context.getRexBuilder();
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        if (SqlUtil.isNullLiteral(call.operand(0), false)) {
            return builder.makeNullLiteral(type);
        }
        boolean safe = call.getKind() == SqlKind.SAFE_CAST;
        RexNode operand = context.convertExpression(call.operand(0));
        boolean number = operand instanceof RexLiteral
                && SqlTypeUtil.isNumeric(operand.getType())
                && SqlTypeUtil.isNumeric(type);
        return number && !safe
                ? builder.makeCast(type, operand, true, false)
                : builder.makeAbstractCast(type, operand, safe);
    }
}
