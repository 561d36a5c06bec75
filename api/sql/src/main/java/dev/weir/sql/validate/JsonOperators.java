package dev.weir.sql.validate;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlJsonArrayFunction;
import org.apache.calcite.sql.fun.SqlJsonObjectFunction;
import org.apache.calcite.sql.fun.SqlJsonQueryFunction;
import org.apache.calcite.sql.fun.SqlJsonValueFunction;
import org.apache.calcite.sql.type.SqlTypeName;

/** Calcite's JSON functions, whose text is STRING in this dialect and not VARCHAR(2000). */
final class JsonOperators {
    /** The length that Calcite gives text when the query names no type. */
    private static final int DEFAULT_LENGTH = 2000;

    static final SqlFunction VALUE = new SqlJsonValueFunction("JSON_VALUE") {
        @Override
        public RelDataType inferReturnType(SqlOperatorBinding binding) {
            return widened(super.inferReturnType(binding), binding);
        }
    };

    static final SqlFunction QUERY = new SqlJsonQueryFunction() {
        @Override
        public RelDataType inferReturnType(SqlOperatorBinding binding) {
            return widened(super.inferReturnType(binding), binding);
        }
    };

    static final SqlFunction OBJECT = new SqlJsonObjectFunction() {
        @Override
        public RelDataType inferReturnType(SqlOperatorBinding binding) {
            return widened(super.inferReturnType(binding), binding);
        }
    };

    static final SqlFunction ARRAY = new SqlJsonArrayFunction() {
        @Override
        public RelDataType inferReturnType(SqlOperatorBinding binding) {
            return widened(super.inferReturnType(binding), binding);
        }
    };

    private JsonOperators() {}

    private static RelDataType widened(RelDataType type, SqlOperatorBinding binding) {
        if (type.getSqlTypeName() != SqlTypeName.VARCHAR || type.getPrecision() != DEFAULT_LENGTH) {
            return type;
        }
        RelDataTypeFactory factory = binding.getTypeFactory();
        RelDataType text = factory.createSqlType(SqlTypeName.VARCHAR, Integer.MAX_VALUE);
        return factory.createTypeWithNullability(text, type.isNullable());
    }
}
