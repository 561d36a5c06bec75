package dev.weir.sql.validate;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlRowOperator;

/** ROW(a, b): a value of the type of a ROW column, never NULL. */
final class RowOperator extends SqlRowOperator {
    static final RowOperator ROW = new RowOperator();

    private RowOperator() {
        super("ROW");
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < binding.getOperandCount(); i++) {
            names.add(SqlUtil.deriveAliasFromOrdinal(i));
        }
        return DialectTypeFactory.rowColumn(binding.collectOperandTypes(), names);
    }
}
