package dev.weir.sql.validate;

import dev.weir.data.DataType;
import dev.weir.expressions.kernels.NumericTypes;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Limits of types and types of arithmetic results, as Flink documents them: DECIMAL up to 38 digits; results that need
 * more give up digits of their fraction, but keep six.
 */
final class DialectTypeSystem extends RelDataTypeSystemImpl {
    static final RelDataTypeSystem INSTANCE = new DialectTypeSystem();

    private static final int MAX_DECIMAL_PRECISION = 38;
    private static final int KEPT_SCALE = 6;
    private static final int DEFAULT_DECIMAL_PRECISION = 10;
    private static final int DEFAULT_TIMESTAMP_PRECISION = 6;
    private static final int FLOAT_PRECISION = 7;
    private static final int MAX_TIME_PRECISION = 9;

    private DialectTypeSystem() {}

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return switch (type) {
            case DECIMAL -> MAX_DECIMAL_PRECISION;
            case CHAR, VARCHAR, BINARY, VARBINARY -> Integer.MAX_VALUE;
            case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> MAX_TIME_PRECISION;
            default -> super.getMaxPrecision(type);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? MAX_DECIMAL_PRECISION : super.getMaxScale(type);
    }

    @Override
    public int getDefaultPrecision(SqlTypeName type) {
        return switch (type) {
            case DECIMAL -> DEFAULT_DECIMAL_PRECISION;
            // Of two approximate types the more precise one wins, so FLOAT has to be less precise than DOUBLE.
            case FLOAT -> FLOAT_PRECISION;
            case VARCHAR, VARBINARY -> Integer.MAX_VALUE;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> DEFAULT_TIMESTAMP_PRECISION;
            default -> super.getDefaultPrecision(type);
        };
    }

    /** VALUES ('a'), ('bc') is of type VARCHAR: CHAR would pad. */
    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        return argument.getSqlTypeName() == SqlTypeName.DECIMAL
                ? decimal(factory, MAX_DECIMAL_PRECISION, argument.getScale(), argument.isNullable())
                : argument;
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        return argument.getSqlTypeName() == SqlTypeName.DECIMAL
                ? decimal(
                        factory,
                        MAX_DECIMAL_PRECISION,
                        Math.max(KEPT_SCALE, argument.getScale()),
                        argument.isNullable())
                : argument;
    }

    @Override
    public @Nullable RelDataType deriveDecimalPlusType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return arithmetic(factory, left, right, (p1, s1, p2, s2) -> {
            int scale = Math.max(s1, s2);
            return new int[] {Math.max(p1 - s1, p2 - s2) + scale + 1, scale};
        });
    }

    @Override
    public @Nullable RelDataType deriveDecimalMultiplyType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return arithmetic(factory, left, right, (p1, s1, p2, s2) -> new int[] {p1 + p2 + 1, s1 + s2});
    }

    @Override
    public @Nullable RelDataType deriveDecimalDivideType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return arithmetic(factory, left, right, (p1, s1, p2, s2) -> {
            int scale = Math.max(KEPT_SCALE, s1 + p2 + 1);
            return new int[] {p1 - s1 + s2 + scale, scale};
        });
    }

    @Override
    public @Nullable RelDataType deriveDecimalModType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return arithmetic(factory, left, right, (p1, s1, p2, s2) -> {
            if (s1 == 0 && s2 == 0) {
                return new int[] {p2, 0};
            }
            int scale = Math.max(s1, s2);
            return new int[] {Math.min(p1 - s1, p2 - s2) + scale, scale};
        });
    }

    private interface DecimalRule {
        int[] precisionAndScale(int precision1, int scale1, int precision2, int scale2);
    }

    private static @Nullable RelDataType arithmetic(
            RelDataTypeFactory factory, RelDataType left, RelDataType right, DecimalRule rule) {
        if (!SqlTypeUtil.isExactNumeric(left)
                || !SqlTypeUtil.isExactNumeric(right)
                || !(SqlTypeUtil.isDecimal(left) || SqlTypeUtil.isDecimal(right))) {
            return null;
        }
        DataType.Decimal a = NumericTypes.asDecimal(RelTypes.toData(left));
        DataType.Decimal b = NumericTypes.asDecimal(RelTypes.toData(right));
        int[] result = rule.precisionAndScale(a.precision(), a.scale(), b.precision(), b.scale());
        return shrunk(factory, result[0], result[1], left.isNullable() || right.isNullable());
    }

    private static RelDataType shrunk(RelDataTypeFactory factory, int precision, int scale, boolean nullable) {
        if (precision <= MAX_DECIMAL_PRECISION) {
            return decimal(factory, precision, scale, nullable);
        }
        int integerDigits = precision - scale;
        int leastScale = Math.min(scale, KEPT_SCALE);
        int fittingScale = Math.max(MAX_DECIMAL_PRECISION - integerDigits, leastScale);
        return decimal(factory, MAX_DECIMAL_PRECISION, fittingScale, nullable);
    }

    private static RelDataType decimal(RelDataTypeFactory factory, int precision, int scale, boolean nullable) {
        return factory.createTypeWithNullability(
                factory.createSqlType(SqlTypeName.DECIMAL, precision, scale), nullable);
    }
}
