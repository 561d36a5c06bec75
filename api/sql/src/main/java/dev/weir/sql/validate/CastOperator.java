package dev.weir.sql.validate;

import dev.weir.data.DataType;
import dev.weir.expressions.casts.Casts;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCastFunction;

/** CAST and TRY_CAST between the types that the library can convert, to exactly the type that is written. */
final class CastOperator extends SqlCastFunction {
    static final CastOperator CAST = new CastOperator("CAST", SqlKind.CAST);
    static final CastOperator TRY_CAST = new CastOperator("TRY_CAST", SqlKind.SAFE_CAST);

    private CastOperator(String name, SqlKind kind) {
        super(name, kind);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataType target = binding.getOperandType(1);
        boolean nullable =
                getKind() == SqlKind.SAFE_CAST || binding.getOperandType(0).isNullable();
        RelDataType type = binding.getTypeFactory().createTypeWithNullability(target, nullable);
        if (binding instanceof SqlCallBinding call) {
            SqlNode operand = call.operand(0);
            if (SqlUtil.isNullLiteral(operand, false) || operand instanceof SqlDynamicParam) {
                call.getValidator().setValidatedNodeType(operand, type);
            }
        }
        return type;
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        SqlNode operand = binding.operand(0);
        if (SqlUtil.isNullLiteral(operand, false) || operand instanceof SqlDynamicParam) {
            return true;
        }
        DataType from = RelTypes.toData(binding.getOperandType(0));
        DataType to = RelTypes.toData(binding.getOperandType(1));
        boolean exists = Casts.exists(from, to);
        if (!exists && throwOnFailure) {
            throw Casts.unsupported(from, to);
        }
        return exists;
    }
}
