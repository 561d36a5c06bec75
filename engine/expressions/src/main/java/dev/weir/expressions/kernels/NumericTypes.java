package dev.weir.expressions.kernels;

import dev.weir.data.DataType;

/**
 * Precision and scale of DECIMAL results, as Flink documents them (after SQL Server's rules): the exact result's, and
 * where that has more than 38 digits, as many digits after the point as leave room for those before it, but not less
 * than 6. All results are NOT NULL; callers add nullability.
 */
public final class NumericTypes {
    private static final int MINIMUM_SCALE = 6;

    private NumericTypes() {}

    /** Whether it is TINYINT to BIGINT. */
    public static boolean isInteger(DataType type) {
        return switch (type) {
            case DataType.TinyInt t -> true;
            case DataType.SmallInt t -> true;
            case DataType.Int t -> true;
            case DataType.BigInt t -> true;
            default -> false;
        };
    }

    /** Whether it is FLOAT or DOUBLE. */
    public static boolean isFloating(DataType type) {
        return type instanceof DataType.Float32 || type instanceof DataType.Float64;
    }

    /** Whether it is a number of any kind. */
    public static boolean isNumeric(DataType type) {
        return isInteger(type) || isFloating(type) || type instanceof DataType.Decimal;
    }

    /** The DECIMAL that holds all values of an exact number's type. */
    public static DataType.Decimal asDecimal(DataType type) {
        return switch (type) {
            case DataType.Decimal t -> t;
            case DataType.TinyInt t -> decimal(3, 0);
            case DataType.SmallInt t -> decimal(5, 0);
            case DataType.Int t -> decimal(10, 0);
            case DataType.BigInt t -> decimal(19, 0);
            default -> decimal(DataType.Decimal.MAX_PRECISION, 18);
        };
    }

    public static DataType.Decimal sum(DataType.Decimal left, DataType.Decimal right) {
        int scale = Math.max(left.scale(), right.scale());
        int integerDigits = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        return adjusted(integerDigits + scale + 1, scale);
    }

    public static DataType.Decimal product(DataType.Decimal left, DataType.Decimal right) {
        return adjusted(left.precision() + right.precision() + 1, left.scale() + right.scale());
    }

    public static DataType.Decimal quotient(DataType.Decimal left, DataType.Decimal right) {
        int scale = Math.max(MINIMUM_SCALE, left.scale() + right.precision() + 1);
        return adjusted(left.precision() - left.scale() + right.scale() + scale, scale);
    }

    public static DataType.Decimal remainder(DataType.Decimal left, DataType.Decimal right) {
        int scale = Math.max(left.scale(), right.scale());
        int integerDigits = Math.min(left.precision() - left.scale(), right.precision() - right.scale());
        return adjusted(Math.max(integerDigits + scale, 1), scale);
    }

    /** The type of SUM over a DECIMAL. */
    public static DataType.Decimal total(DataType.Decimal type) {
        return decimal(DataType.Decimal.MAX_PRECISION, type.scale());
    }

    /** The type of AVG over a DECIMAL. */
    public static DataType.Decimal average(DataType.Decimal type) {
        return decimal(DataType.Decimal.MAX_PRECISION, Math.max(MINIMUM_SCALE, type.scale()));
    }

    /** The type of a DECIMAL rounded to some digits after the point. */
    public static DataType.Decimal rounded(DataType.Decimal type, int digits) {
        if (digits >= type.scale()) {
            return decimal(type.precision(), type.scale());
        }
        int integerDigits = type.precision() - type.scale();
        if (digits < 0) {
            return decimal(Math.min(DataType.Decimal.MAX_PRECISION, integerDigits + 1), 0);
        }
        return decimal(Math.min(DataType.Decimal.MAX_PRECISION, integerDigits + digits + 1), digits);
    }

    private static DataType.Decimal adjusted(int precision, int scale) {
        int maximum = DataType.Decimal.MAX_PRECISION;
        if (precision <= maximum) {
            return decimal(precision, scale);
        }
        int integerDigits = precision - scale;
        return decimal(maximum, Math.max(maximum - integerDigits, Math.min(scale, MINIMUM_SCALE)));
    }

    private static DataType.Decimal decimal(int precision, int scale) {
        return new DataType.Decimal(precision, scale, false);
    }
}
